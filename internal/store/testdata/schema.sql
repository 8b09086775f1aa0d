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

CREATE TABLE answer (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  sealed      BLOB,                               -- the answer; NULL after the date has changed
  at          INTEGER NOT NULL                    -- when it was given or emptied
) STRICT;

CREATE TABLE appointment (
  id              INTEGER PRIMARY KEY,            -- random
  address         BLOB NOT NULL UNIQUE,           -- lookup of the secret part of /a/
  address_version INTEGER NOT NULL DEFAULT 1,     -- raised to revoke the address
  version         INTEGER NOT NULL,
  starts          INTEGER NOT NULL,               -- derived from the sealed wall time and zone
  cancelled       INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  sealed          BLOB NOT NULL,                  -- kind, wall time, zone, texts, offsets, UID
  made            INTEGER NOT NULL,
  changed         INTEGER NOT NULL
) STRICT;

CREATE INDEX appointment_starts ON appointment (starts);

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

CREATE TABLE feed (
  id      INTEGER PRIMARY KEY,                    -- random
  phone   INTEGER NOT NULL UNIQUE REFERENCES phone (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  address BLOB UNIQUE                             -- lookup of the secret part of /c/; NULL when the feed is off
) STRICT;

CREATE TABLE feedback (
  month  TEXT NOT NULL CHECK (length(month) = 7),            -- 2026-11
  page   TEXT NOT NULL,                                      -- slug
  lang   TEXT NOT NULL CHECK (length(lang) <= 35),           -- the language that the page is written in
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'bit', 'no')),
  part   INTEGER NOT NULL CHECK (part >= 0),                 -- heading of the page that was hard, from 1; 0 for none
  n      INTEGER NOT NULL,
  PRIMARY KEY (month, page, lang, answer, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE follower (
  folder INTEGER NOT NULL REFERENCES person (folder) ON DELETE CASCADE,
  phone  INTEGER NOT NULL REFERENCES phone (id) ON DELETE CASCADE,
  made   INTEGER NOT NULL,
  PRIMARY KEY (folder, phone)
) STRICT, WITHOUT ROWID;

CREATE INDEX follower_phone ON follower (phone);

CREATE TABLE gp_count (
  month  TEXT NOT NULL CHECK (length(month) = 7),                     -- 2026-11
  kind   TEXT NOT NULL CHECK (kind IN ('joined', 'trying', 'refused')),
  reason TEXT NOT NULL CHECK (length(reason) <= 20),                  -- what the surgery said, of refused; else ''
  area   TEXT NOT NULL CHECK (length(area) <= 4),                     -- first half of a postcode; '' where it was not given
  n      INTEGER NOT NULL,
  PRIMARY KEY (month, kind, reason, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE heartbeat (
  name TEXT PRIMARY KEY,
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE holder (
  appointment INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  phone       INTEGER NOT NULL REFERENCES phone (id) ON DELETE CASCADE,
  PRIMARY KEY (appointment, phone)
) STRICT, WITHOUT ROWID;

CREATE INDEX holder_phone ON holder (phone);

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE missed_search (
  lang  TEXT NOT NULL CHECK (length(lang) <= 35),
  words TEXT NOT NULL CHECK (length(words) <= 90),
  times INTEGER NOT NULL,
  PRIMARY KEY (lang, words)
) STRICT, WITHOUT ROWID;

CREATE TABLE move_code (
  phone   INTEGER PRIMARY KEY REFERENCES phone (id) ON DELETE CASCADE,
  code    BLOB NOT NULL UNIQUE,                   -- lookup
  expires INTEGER NOT NULL
) STRICT;

CREATE TABLE occurrence (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  series      INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  number      INTEGER NOT NULL,                   -- place in the series, from 1
  own         INTEGER NOT NULL CHECK (own IN (0, 1)),     -- changed or cancelled alone
  forward     INTEGER NOT NULL CHECK (forward IN (0, 1)), -- an hour later than the rule, because that hour does not exist
  UNIQUE (series, number)
) STRICT;

CREATE TABLE pack (
  id      INTEGER PRIMARY KEY,                    -- random
  code    BLOB NOT NULL UNIQUE,                   -- lookup of the code that is said aloud
  maker   BLOB NOT NULL UNIQUE,                   -- lookup of the secret part of its maker's address
  once    BLOB NOT NULL UNIQUE,                   -- lookup of what its form was sent with
  account INTEGER REFERENCES account (id) ON DELETE CASCADE, -- NULL for one made without signing in
  team    INTEGER REFERENCES team (id) ON DELETE CASCADE,
  own     INTEGER NOT NULL CHECK (own IN (0, 1)), -- it has words of its maker's own
  sealed  BLOB NOT NULL,                          -- code, pages, line, language, life, own words
  made    INTEGER NOT NULL,
  ends    INTEGER NOT NULL,
  CHECK ((account IS NULL) = (team IS NULL) AND (own = 0 OR account IS NOT NULL))
) STRICT;

CREATE INDEX pack_account ON pack (account, made);

CREATE INDEX pack_ends ON pack (ends);

CREATE INDEX pack_own ON pack (own, made) WHERE own = 1;

CREATE INDEX pack_team ON pack (team, made);

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

CREATE TABLE phone (
  id     INTEGER PRIMARY KEY,                     -- random
  token  BLOB NOT NULL UNIQUE,                    -- lookup of the cookie
  lang   TEXT NOT NULL CHECK (length(lang) <= 35),
  detail INTEGER NOT NULL CHECK (detail IN (0, 1)),
  push   TEXT NOT NULL CHECK (push IN ('none', 'on', 'gone')),
  seen   INTEGER NOT NULL,                        -- midnight of the day of the last visit
  made   INTEGER NOT NULL
) STRICT;

CREATE TABLE place_set (
  kind     TEXT PRIMARY KEY CHECK (kind IN ('surgeries', 'postcodes', 'services')),
  shape    TEXT NOT NULL,                         -- of the file
  hash     BLOB NOT NULL,                         -- SHA-256 of the file
  date     INTEGER NOT NULL,                      -- day that the facts are from
  imported INTEGER NOT NULL,
  n        INTEGER NOT NULL,                      -- surgeries that are open, postcodes, services
  example  INTEGER NOT NULL CHECK (example IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE postcode_outward (
  code   TEXT PRIMARY KEY,
  n      INTEGER NOT NULL,
  east   INTEGER NOT NULL,                        -- their middle
  north  INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;

CREATE TABLE reminder (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again, so that an old address never finds a new row
  appointment INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  phone       INTEGER NOT NULL REFERENCES phone (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL,                   -- of the appointment when the row was planned
  purpose     TEXT NOT NULL,
  days        INTEGER NOT NULL,
  hours       INTEGER NOT NULL,
  due         INTEGER NOT NULL,
  expires     INTEGER NOT NULL,
  silent      INTEGER NOT NULL CHECK (silent IN (0, 1)),
  address     BLOB NOT NULL UNIQUE,               -- 16 bytes of the lookup of the secret part of /n/
  state       TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'handed-over', 'cancelled', 'superseded', 'muted', 'too-late', 'missed', 'gone')),
  at          INTEGER NOT NULL,                   -- planned: not before; sending: end of the lease; else 0
  attempt     INTEGER NOT NULL DEFAULT 0,
  fence       INTEGER NOT NULL DEFAULT 0,
  note        TEXT NOT NULL DEFAULT '',           -- machine word for the last outcome
  UNIQUE (appointment, version, purpose, days, hours, phone),
  CHECK ((at > 0) = (state IN ('planned', 'sending'))) -- "live" and "at > 0" are the same
) STRICT;

CREATE INDEX reminder_due ON reminder (at, expires) WHERE at > 0;

CREATE INDEX reminder_phone ON reminder (phone);

CREATE TABLE resting_host (
  host  TEXT PRIMARY KEY,
  cause TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE share_code (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  code        BLOB NOT NULL UNIQUE,               -- lookup
  expires     INTEGER NOT NULL
) STRICT;

CREATE TABLE subscription (
  phone    INTEGER PRIMARY KEY REFERENCES phone (id) ON DELETE CASCADE,
  endpoint BLOB NOT NULL UNIQUE,                  -- lookup
  sealed   BLOB NOT NULL,                         -- endpoint and keys
  vapid    TEXT NOT NULL,                         -- our public key that it was made with
  made     INTEGER NOT NULL,
  gone     INTEGER NOT NULL DEFAULT 0             -- when the push service said so; 0 while it works
) STRICT;

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

CREATE INDEX surgery_cell ON surgery (east / 10000, north / 10000, east, north, closed) WHERE east > 0;

CREATE INDEX surgery_outward ON surgery (outward);

CREATE TABLE surgery_service (
  code   TEXT PRIMARY KEY,
  taking TEXT NOT NULL CHECK (taking IN ('yes', 'no', '')), -- new patients; '' is not known
  asked  INTEGER NOT NULL,                        -- day that it last said so; 0 if not told
  link   TEXT NOT NULL                            -- https address of the form to sign up, or ''
) STRICT, WITHOUT ROWID;

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

CREATE TABLE team (
  id   INTEGER PRIMARY KEY,                       -- random
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40), -- people read it on their phones
  made INTEGER NOT NULL
) STRICT;

CREATE TABLE total (
  day     TEXT NOT NULL CHECK (length(day) = 10),  -- 2026-11-22, in UTC
  purpose TEXT NOT NULL,                           -- of the notice
  what    TEXT NOT NULL,                           -- final state, 'shown' or 'opened'
  n       INTEGER NOT NULL,
  PRIMARY KEY (day, purpose, what)
) STRICT, WITHOUT ROWID;

