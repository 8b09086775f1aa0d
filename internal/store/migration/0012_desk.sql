-- The desk of key workers: who has a person now, who stands in, codes to say aloud,
-- what was dealt with, and the team's own words.
ALTER TABLE person ADD COLUMN handed INTEGER NOT NULL DEFAULT 0; -- when another worker took over; 0 for never

-- One-use codes that put a person's dates on a phone: of a date that was given, or in
-- place of the phones of before.
CREATE TABLE person_code (
  folder  INTEGER NOT NULL REFERENCES person (folder) ON DELETE CASCADE,
  sort    TEXT NOT NULL CHECK (sort IN ('give', 'move')),
  code    BLOB NOT NULL UNIQUE,                   -- lookup
  expires INTEGER NOT NULL,
  PRIMARY KEY (folder, sort)
) STRICT, WITHOUT ROWID;

-- Who stands in for a worker who is away.
CREATE TABLE cover (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE, -- who is away
  stand   INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  until   INTEGER NOT NULL                        -- not from this moment on
) STRICT;
CREATE INDEX cover_stand ON cover (stand);

-- What a worker has dealt with of a date, so that their list of today empties.
CREATE TABLE dealt (
  appointment INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  what        TEXT NOT NULL CHECK (what IN ('answer', 'reach')),
  at          INTEGER NOT NULL,                   -- an answer or a failed reminder of later is new
  PRIMARY KEY (appointment, what)
) STRICT, WITHOUT ROWID;

-- A team's own templates of dates and kind words. A colleague of the writer says yes
-- before they are used.
CREATE TABLE team_words (
  id       INTEGER PRIMARY KEY,                   -- random
  team     INTEGER NOT NULL REFERENCES team (id),
  sort     TEXT NOT NULL CHECK (sort IN ('template', 'kind')),
  sealed   BLOB NOT NULL,
  writer   INTEGER NOT NULL,                      -- account
  approved INTEGER NOT NULL DEFAULT 0,            -- account; 0 until a colleague said yes
  made     INTEGER NOT NULL
) STRICT;
CREATE INDEX team_words_team ON team_words (team, sort);

-- Kind words that a worker left for a person. They stand on the page of their dates;
-- no notice tells of them.
CREATE TABLE kind_word (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  folder INTEGER NOT NULL REFERENCES person (folder) ON DELETE CASCADE,
  sealed BLOB NOT NULL,
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX kind_word_folder ON kind_word (folder);
