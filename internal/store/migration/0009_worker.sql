-- Key workers: teams, accounts, the people on their caseloads, and who did what.
CREATE TABLE team (
  id   INTEGER PRIMARY KEY,                       -- random
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40), -- people read it on their phones
  made INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
  id       INTEGER PRIMARY KEY,                   -- random
  team     INTEGER NOT NULL REFERENCES team (id),
  role     TEXT NOT NULL CHECK (role IN ('worker', 'lead', 'publisher', 'admin')),
  lang     TEXT NOT NULL CHECK (length(lang) <= 35),
  email    BLOB NOT NULL UNIQUE,                  -- lookup of the address in small letters
  sealed   BLOB NOT NULL,                         -- name and email address
  off      INTEGER NOT NULL CHECK (off IN (0, 1)),
  made     INTEGER NOT NULL
) STRICT;
CREATE INDEX account_team ON account (team);

-- A person on a caseload is a folder: a row of phone that nobody carries and that has
-- no cookie. It holds the dates that were made for them.
CREATE TABLE person (
  folder INTEGER PRIMARY KEY REFERENCES phone (id) ON DELETE CASCADE,
  team   INTEGER NOT NULL REFERENCES team (id),
  worker INTEGER REFERENCES account (id),         -- whose caseload; NULL for one made with a key
  sealed BLOB NOT NULL,                           -- nickname
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  test   INTEGER NOT NULL CHECK (test IN (0, 1)), -- made with a key for trying out
  made   INTEGER NOT NULL
) STRICT;
CREATE INDEX person_team ON person (team, worker);

-- Phones that follow a folder: each date that is made for the person is theirs too.
CREATE TABLE follower (
  folder INTEGER NOT NULL REFERENCES person (folder) ON DELETE CASCADE,
  phone  INTEGER NOT NULL REFERENCES phone (id) ON DELETE CASCADE,
  made   INTEGER NOT NULL,
  PRIMARY KEY (folder, phone)
) STRICT, WITHOUT ROWID;
CREATE INDEX follower_phone ON follower (phone);

-- Who did what. It holds no text that anyone typed.
CREATE TABLE audit (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      INTEGER NOT NULL,
  team    INTEGER NOT NULL REFERENCES team (id),
  account INTEGER,                                -- NULL for a key
  key     INTEGER,                                -- NULL for an account
  what    TEXT NOT NULL CHECK (length(what) <= 40),
  person  INTEGER,                                -- folder; the person may be gone
  other   INTEGER                                 -- account that it was done to
) STRICT;
CREATE INDEX audit_team ON audit (team, id);
