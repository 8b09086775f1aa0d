-- Answers to "Was this easy to read?": how many, and nothing about who or when, but
-- the month.
CREATE TABLE feedback (
  month  TEXT NOT NULL CHECK (length(month) = 7),            -- 2026-11
  page   TEXT NOT NULL,                                      -- slug
  lang   TEXT NOT NULL CHECK (length(lang) <= 35),           -- the language that the page is written in
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'bit', 'no')),
  part   INTEGER NOT NULL CHECK (part >= 0),                 -- heading of the page that was hard, from 1; 0 for none
  n      INTEGER NOT NULL,
  PRIMARY KEY (month, page, lang, answer, part)
) STRICT, WITHOUT ROWID;
