-- What a person said of a date: going, cannot go, need help. It belongs to the date,
-- not to a phone, and is emptied when the date changes.
CREATE TABLE answer (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  sealed      BLOB,                               -- the answer; NULL after the date has changed
  at          INTEGER NOT NULL                    -- when it was given or emptied
) STRICT;

-- One-use codes that put a date on one more phone.
CREATE TABLE share_code (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  code        BLOB NOT NULL UNIQUE,               -- lookup
  expires     INTEGER NOT NULL
) STRICT;
