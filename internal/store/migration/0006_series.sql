-- A date that repeats. Its dates are ordinary rows of appointment, made some time
-- ahead; nothing but these tables knows that they belong together.
CREATE TABLE series (
  id      INTEGER PRIMARY KEY,                    -- random
  version INTEGER NOT NULL,
  first   INTEGER NOT NULL,                       -- number of the date that the rule counts from
  last    INTEGER NOT NULL,                       -- dates up to this number are made
  extend  INTEGER NOT NULL,                       -- when more are to be made; 0 when all are
  ended   INTEGER NOT NULL CHECK (ended IN (0, 1)),
  details BLOB NOT NULL,                          -- sealed: what its dates have in common
  rule    BLOB NOT NULL                           -- sealed
) STRICT;
CREATE INDEX series_extend ON series (extend) WHERE extend > 0;

CREATE TABLE series_holder (
  series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  phone  INTEGER NOT NULL REFERENCES phone (id) ON DELETE CASCADE,
  PRIMARY KEY (series, phone)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_holder_phone ON series_holder (phone);

CREATE TABLE occurrence (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  series      INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  number      INTEGER NOT NULL,                   -- place in the series, from 1
  own         INTEGER NOT NULL CHECK (own IN (0, 1)),     -- changed or cancelled alone
  forward     INTEGER NOT NULL CHECK (forward IN (0, 1)), -- an hour later than the rule, because that hour does not exist
  UNIQUE (series, number)
) STRICT;

-- A phone's calendar feed. A row stays when the feed is off, so that no version of
-- its address comes again.
CREATE TABLE feed (
  id      INTEGER PRIMARY KEY,                    -- random
  phone   INTEGER NOT NULL UNIQUE REFERENCES phone (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  address BLOB UNIQUE                             -- lookup of the secret part of /c/; NULL when the feed is off
) STRICT;
