-- Words that many looked for in vain: which page is wanted. Never who asked, or when.
CREATE TABLE missed_search (
  lang  TEXT NOT NULL CHECK (length(lang) <= 35),
  words TEXT NOT NULL CHECK (length(words) <= 90),
  times INTEGER NOT NULL,
  PRIMARY KEY (lang, words)
) STRICT, WITHOUT ROWID;
