-- What other systems' files call the dates that came from them.
CREATE TABLE external (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  name        BLOB NOT NULL UNIQUE,               -- lookup of team and id
  mark        BLOB NOT NULL                       -- lookup of what the version is called there
) STRICT;

-- A file that was tried and waits for the yes. It holds nothing in plain text, and goes
-- within the hour.
CREATE TABLE staged_file (
  token   BLOB PRIMARY KEY,                       -- lookup
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  sealed  BLOB NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
