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

CREATE TABLE feedback (
  month  TEXT NOT NULL CHECK (length(month) = 7),            -- 2026-11
  page   TEXT NOT NULL,                                      -- slug
  lang   TEXT NOT NULL CHECK (length(lang) <= 35),           -- the language that the page is written in
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'bit', 'no')),
  part   INTEGER NOT NULL CHECK (part >= 0),                 -- heading of the page that was hard, from 1; 0 for none
  n      INTEGER NOT NULL,
  PRIMARY KEY (month, page, lang, answer, part)
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

CREATE TABLE phone (
  id     INTEGER PRIMARY KEY,                     -- random
  token  BLOB NOT NULL UNIQUE,                    -- lookup of the cookie
  lang   TEXT NOT NULL CHECK (length(lang) <= 35),
  detail INTEGER NOT NULL CHECK (detail IN (0, 1)),
  push   TEXT NOT NULL CHECK (push IN ('none', 'on', 'gone')),
  seen   INTEGER NOT NULL,                        -- midnight of the day of the last visit
  made   INTEGER NOT NULL
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

