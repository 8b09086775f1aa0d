-- Other systems: the keys of a team, what they call a person, what has happened for
-- them to hear of, and the addresses that are told.
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

-- The reference by which another system knows a person.
CREATE TABLE person_ref (
  folder INTEGER PRIMARY KEY REFERENCES person (folder) ON DELETE CASCADE,
  ref    BLOB NOT NULL UNIQUE,                    -- lookup of team, kind of key and reference
  sealed BLOB NOT NULL
) STRICT;

-- Answers to requests with an Idempotency-Key, for a day.
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

-- What has happened to the dates of a team. No text: numbers and a word.
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
CREATE INDEX event_team ON event (team, test, id);
CREATE INDEX event_appointment ON event (appointment, kind);
CREATE INDEX event_at ON event (at);

-- Addresses of other systems that are told of events.
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

-- One event for one hook: a queue, and the log of what became of each.
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

-- Whoever writes a date of a person on a caseload, the event is written with it, in
-- the same transaction; and with the event, what is owed to each hook. Teams without
-- a key of that kind have no events.
CREATE TRIGGER event_owed AFTER INSERT ON event BEGIN
  INSERT INTO delivery (event, hook, state, at)
  SELECT NEW.id, h.id, 'planned', 1 FROM hook h
  WHERE h.team = NEW.team AND h.test = NEW.test AND h.gone = 0
    AND CASE WHEN NEW.hook IS NULL THEN instr(h.kinds, ' ' || NEW.kind || ' ') > 0 ELSE h.id = NEW.hook END;
END;

CREATE TRIGGER event_made AFTER INSERT ON holder BEGIN
  INSERT INTO event (team, test, kind, appointment, person, version, at)
  SELECT p.team, p.test, 'appointment.made', a.id, p.folder, a.version, a.made
  FROM person p JOIN appointment a ON a.id = NEW.appointment
  WHERE p.folder = NEW.phone AND EXISTS (SELECT 1 FROM api_key k WHERE k.team = p.team AND k.test = p.test AND k.ended = 0);
END;

CREATE TRIGGER event_changed AFTER UPDATE OF version ON appointment WHEN NEW.version > OLD.version BEGIN
  INSERT INTO event (team, test, kind, appointment, person, version, at)
  SELECT p.team, p.test, CASE WHEN NEW.cancelled > OLD.cancelled THEN 'appointment.cancelled' ELSE 'appointment.changed' END,
    NEW.id, p.folder, NEW.version, NEW.changed
  FROM holder h JOIN person p ON p.folder = h.phone
  WHERE h.appointment = NEW.id AND EXISTS (SELECT 1 FROM api_key k WHERE k.team = p.team AND k.test = p.test AND k.ended = 0);
END;

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
