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

CREATE TRIGGER event_answered AFTER INSERT ON answer WHEN NEW.sealed IS NOT NULL BEGIN
  INSERT INTO event (team, test, kind, appointment, person, version, at)
  SELECT p.team, p.test, 'appointment.answered', a.id, p.folder, a.version, NEW.at
  FROM appointment a JOIN holder h ON h.appointment = a.id JOIN person p ON p.folder = h.phone
  WHERE a.id = NEW.appointment AND EXISTS (SELECT 1 FROM api_key k WHERE k.team = p.team AND k.test = p.test AND k.ended = 0);
END;

CREATE TRIGGER event_answered_again AFTER UPDATE OF sealed ON answer WHEN NEW.sealed IS NOT NULL BEGIN
  INSERT INTO event (team, test, kind, appointment, person, version, at)
  SELECT p.team, p.test, 'appointment.answered', a.id, p.folder, a.version, NEW.at
  FROM appointment a JOIN holder h ON h.appointment = a.id JOIN person p ON p.folder = h.phone
  WHERE a.id = NEW.appointment AND EXISTS (SELECT 1 FROM api_key k WHERE k.team = p.team AND k.test = p.test AND k.ended = 0);
END;

CREATE TABLE answer (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  sealed      BLOB,                               -- the answer; NULL after the date has changed
  at          INTEGER NOT NULL                    -- when it was given or emptied
) STRICT;

CREATE TABLE api_key (
  id      INTEGER PRIMARY KEY,                    -- random
  team    INTEGER NOT NULL REFERENCES team (id),
  secret  BLOB NOT NULL UNIQUE,                   -- lookup of the key
  sealed  BLOB NOT NULL,                          -- its name
  test    INTEGER NOT NULL CHECK (test IN (0, 1)),
  scopes  TEXT NOT NULL,                          -- words with a space between
  expires INTEGER NOT NULL,                       -- 0: never
  ended   INTEGER NOT NULL DEFAULT 0,             -- when it was turned off; 0 while it is on
  used    INTEGER NOT NULL DEFAULT 0,             -- midnight of the day of the last use; 0: never
  made    INTEGER NOT NULL
) STRICT;

CREATE INDEX api_key_team ON api_key (team, test, ended);

CREATE TRIGGER event_changed AFTER UPDATE OF version ON appointment WHEN NEW.version > OLD.version BEGIN
  INSERT INTO event (team, test, kind, appointment, person, version, at)
  SELECT p.team, p.test, CASE WHEN NEW.cancelled > OLD.cancelled THEN 'appointment.cancelled' ELSE 'appointment.changed' END,
    NEW.id, p.folder, NEW.version, NEW.changed
  FROM holder h JOIN person p ON p.folder = h.phone
  WHERE h.appointment = NEW.id AND EXISTS (SELECT 1 FROM api_key k WHERE k.team = p.team AND k.test = p.test AND k.ended = 0);
END;

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

CREATE TABLE cover (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE, -- who is away
  stand   INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  until   INTEGER NOT NULL                        -- not from this moment on
) STRICT;

CREATE INDEX cover_stand ON cover (stand);

CREATE TABLE dealt (
  appointment INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  what        TEXT NOT NULL CHECK (what IN ('answer', 'reach')),
  at          INTEGER NOT NULL,                   -- an answer or a failed reminder of later is new
  PRIMARY KEY (appointment, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  event   INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  hook    INTEGER NOT NULL REFERENCES hook (id) ON DELETE CASCADE,
  state   TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'taken', 'failed')),
  at      INTEGER NOT NULL,                       -- planned: not before; sending: end of the lease; else 0
  attempt INTEGER NOT NULL DEFAULT 0,
  fence   INTEGER NOT NULL DEFAULT 0,
  note    TEXT NOT NULL DEFAULT '',               -- machine word for the last outcome
  tried   INTEGER NOT NULL DEFAULT 0,             -- time of the last outcome
  UNIQUE (event, hook),
  CHECK ((at > 0) = (state IN ('planned', 'sending')))
) STRICT;

CREATE INDEX delivery_due ON delivery (at) WHERE at > 0;

CREATE INDEX delivery_hook ON delivery (hook, id);

CREATE TRIGGER event_owed AFTER INSERT ON event BEGIN
  INSERT INTO delivery (event, hook, state, at)
  SELECT NEW.id, h.id, 'planned', 1 FROM hook h
  WHERE h.team = NEW.team AND h.test = NEW.test AND h.gone = 0
    AND CASE WHEN NEW.hook IS NULL THEN instr(h.kinds, ' ' || NEW.kind || ' ') > 0 ELSE h.id = NEW.hook END;
END;

CREATE TABLE event (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: others read on from it
  team        INTEGER NOT NULL REFERENCES team (id),
  test        INTEGER NOT NULL CHECK (test IN (0, 1)),
  kind        TEXT NOT NULL CHECK (length(kind) <= 40),
  appointment INTEGER,                            -- it may be gone; NULL for a try
  person      INTEGER,                            -- folder; it may be gone
  version     INTEGER NOT NULL,                   -- of the appointment
  hook        INTEGER,                            -- for this one alone; NULL for all that want it
  at          INTEGER NOT NULL
) STRICT;

CREATE INDEX event_appointment ON event (appointment, kind);

CREATE INDEX event_at ON event (at);

CREATE INDEX event_team ON event (team, test, id);

CREATE TABLE external (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  name        BLOB NOT NULL UNIQUE,               -- lookup of team and id
  mark        BLOB NOT NULL                       -- lookup of what the version is called there
) STRICT;

CREATE TABLE factor (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  sealed  BLOB NOT NULL,                          -- secret
  step    INTEGER NOT NULL,                       -- the newest time step that was used
  made    INTEGER NOT NULL
) STRICT;

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

CREATE TRIGGER event_made AFTER INSERT ON holder BEGIN
  INSERT INTO event (team, test, kind, appointment, person, version, at)
  SELECT p.team, p.test, 'appointment.made', a.id, p.folder, a.version, a.made
  FROM person p JOIN appointment a ON a.id = NEW.appointment
  WHERE p.folder = NEW.phone AND EXISTS (SELECT 1 FROM api_key k WHERE k.team = p.team AND k.test = p.test AND k.ended = 0);
END;

CREATE TABLE holder (
  appointment INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
  phone       INTEGER NOT NULL REFERENCES phone (id) ON DELETE CASCADE,
  PRIMARY KEY (appointment, phone)
) STRICT, WITHOUT ROWID;

CREATE INDEX holder_phone ON holder (phone);

CREATE TABLE hook (
  id     INTEGER PRIMARY KEY,                     -- random
  team   INTEGER NOT NULL REFERENCES team (id),
  test   INTEGER NOT NULL CHECK (test IN (0, 1)),
  kinds  TEXT NOT NULL,                           -- words with a space between and around
  sealed BLOB NOT NULL,                           -- address and secrets
  gone   INTEGER NOT NULL DEFAULT 0,              -- when the address said that it is gone; 0 while it works
  made   INTEGER NOT NULL
) STRICT;

CREATE INDEX hook_team ON hook (team, test);

CREATE TABLE idem (
  api_key INTEGER NOT NULL REFERENCES api_key (id) ON DELETE CASCADE,
  name    BLOB NOT NULL,                          -- lookup of the Idempotency-Key
  request BLOB NOT NULL,                          -- lookup of the request
  busy    INTEGER NOT NULL,                       -- being answered until then; 0 when it was answered
  sealed  BLOB,                                   -- the answer; NULL while busy
  made    INTEGER NOT NULL,
  PRIMARY KEY (api_key, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX idem_made ON idem (made);

CREATE TABLE invitation (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  token   BLOB NOT NULL UNIQUE,                   -- lookup of the address
  expires INTEGER NOT NULL
) STRICT;

CREATE INDEX invitation_expires ON invitation (expires);

CREATE TABLE kind_word (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  folder INTEGER NOT NULL REFERENCES person (folder) ON DELETE CASCADE,
  sealed BLOB NOT NULL,
  at     INTEGER NOT NULL
) STRICT;

CREATE INDEX kind_word_folder ON kind_word (folder);

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

CREATE TABLE office (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  subject BLOB NOT NULL UNIQUE                    -- lookup of issuer and subject
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

CREATE TABLE passkey (
  id      INTEGER PRIMARY KEY,                    -- random
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  handle  BLOB NOT NULL UNIQUE,                   -- lookup of the credential's id
  sealed  BLOB NOT NULL,                          -- credential and its name
  made    INTEGER NOT NULL,
  used    INTEGER NOT NULL                        -- 0 for never
) STRICT;

CREATE INDEX passkey_account ON passkey (account);

CREATE TABLE password (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  sealed  BLOB NOT NULL,                          -- argon2id, as a PHC string
  chosen  INTEGER NOT NULL                        -- when
) STRICT;

CREATE TABLE person (
  folder INTEGER PRIMARY KEY REFERENCES phone (id) ON DELETE CASCADE,
  team   INTEGER NOT NULL REFERENCES team (id),
  worker INTEGER REFERENCES account (id),         -- whose caseload; NULL for one made with a key
  sealed BLOB NOT NULL,                           -- nickname
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  test   INTEGER NOT NULL CHECK (test IN (0, 1)), -- made with a key for trying out
  made   INTEGER NOT NULL
, handed INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX person_team ON person (team, worker);

CREATE TABLE person_code (
  folder  INTEGER NOT NULL REFERENCES person (folder) ON DELETE CASCADE,
  sort    TEXT NOT NULL CHECK (sort IN ('give', 'move')),
  code    BLOB NOT NULL UNIQUE,                   -- lookup
  expires INTEGER NOT NULL,
  PRIMARY KEY (folder, sort)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_ref (
  folder INTEGER PRIMARY KEY REFERENCES person (folder) ON DELETE CASCADE,
  ref    BLOB NOT NULL UNIQUE,                    -- lookup of team, kind of key and reference
  sealed BLOB NOT NULL
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

CREATE TABLE recovery (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  code    BLOB NOT NULL,                          -- lookup
  PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE session (
  id      INTEGER PRIMARY KEY,                    -- random; the list of one's own sessions names it
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  token   BLOB NOT NULL UNIQUE,                   -- lookup of the cookie
  how     TEXT NOT NULL CHECK (how IN ('password', 'code', 'passkey', 'office', 'invitation')),
  browser TEXT NOT NULL CHECK (length(browser) <= 40), -- such as "Firefox, Windows"
  made    INTEGER NOT NULL,
  seen    INTEGER NOT NULL                        -- to the minute
) STRICT;

CREATE INDEX session_account ON session (account);

CREATE INDEX session_seen ON session (seen);

CREATE TABLE share_code (
  appointment INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
  code        BLOB NOT NULL UNIQUE,               -- lookup
  expires     INTEGER NOT NULL
) STRICT;

CREATE TABLE staged_file (
  token   BLOB PRIMARY KEY,                       -- lookup
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  sealed  BLOB NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE total (
  day     TEXT NOT NULL CHECK (length(day) = 10),  -- 2026-11-22, in UTC
  purpose TEXT NOT NULL,                           -- of the notice
  what    TEXT NOT NULL,                           -- final state, 'shown' or 'opened'
  n       INTEGER NOT NULL,
  PRIMARY KEY (day, purpose, what)
) STRICT, WITHOUT ROWID;

