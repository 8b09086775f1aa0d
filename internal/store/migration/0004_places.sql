-- GP surgeries and postcodes from public files. Nothing here is about any reader.

-- Where the data in use come from: one set of each kind.
CREATE TABLE place_set (
  kind     TEXT PRIMARY KEY CHECK (kind IN ('surgeries', 'postcodes', 'services')),
  shape    TEXT NOT NULL,                         -- of the file
  hash     BLOB NOT NULL,                         -- SHA-256 of the file
  date     INTEGER NOT NULL,                      -- day that the facts are from
  imported INTEGER NOT NULL,
  n        INTEGER NOT NULL,                      -- surgeries that are open, postcodes, services
  example  INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE surgery (
  code     TEXT PRIMARY KEY,
  name     TEXT NOT NULL,                         -- as in the file
  address  TEXT NOT NULL,                         -- five lines, as in the file
  outward  TEXT NOT NULL,                         -- first half of the postcode, or ''
  inward   TEXT NOT NULL,
  phone    TEXT NOT NULL,
  country  TEXT NOT NULL CHECK (country IN ('england', 'wales')),
  board    TEXT NOT NULL,                         -- code of its NHS area
  closed   INTEGER NOT NULL,                      -- 0 while it is open
  east     INTEGER NOT NULL,                      -- National Grid, metres; 0 where its place is not known
  north    INTEGER NOT NULL,
  exact    INTEGER NOT NULL CHECK (exact IN (0, 1)) -- the place of its postcode, not the middle of the first half
) STRICT, WITHOUT ROWID;
-- By cell of 10 km, with all that is needed to compare distances.
CREATE INDEX surgery_cell ON surgery (east / 10000, north / 10000, east, north, closed) WHERE east > 0;
CREATE INDEX surgery_outward ON surgery (outward);

-- Towns, as the addresses of surgeries name them.
CREATE TABLE surgery_town (
  key     TEXT NOT NULL,                          -- the name as it is compared
  outward TEXT NOT NULL,                          -- the first half that most of its surgeries have
  shown   TEXT NOT NULL,
  county  TEXT NOT NULL,
  east    INTEGER NOT NULL,                       -- the middle of its surgeries; 0 where no place is known
  north   INTEGER NOT NULL,
  n       INTEGER NOT NULL,
  PRIMARY KEY (key, outward)
) STRICT, WITHOUT ROWID;

-- What the NHS Directory of Healthcare Services adds, where an operator brings it in.
CREATE TABLE surgery_service (
  code   TEXT PRIMARY KEY,
  taking TEXT NOT NULL CHECK (taking IN ('yes', 'no', '')), -- new patients; '' is not known
  asked  INTEGER NOT NULL,                        -- day that it last said so; 0 if not told
  link   TEXT NOT NULL                            -- https address of the form to sign up, or ''
) STRICT, WITHOUT ROWID;

-- All postcodes with one first half, sorted, 8 bytes each: see places.Outward.
CREATE TABLE postcode_outward (
  code   TEXT PRIMARY KEY,
  n      INTEGER NOT NULL,
  east   INTEGER NOT NULL,                        -- their middle
  north  INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;
