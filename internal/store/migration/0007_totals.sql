-- What became of notices, as totals of a day: how reminders ended, and how many
-- phones said that they showed or opened one. Never a row, a phone or a person.
CREATE TABLE total (
  day     TEXT NOT NULL CHECK (length(day) = 10),  -- 2026-11-22, in UTC
  purpose TEXT NOT NULL,                           -- of the notice
  what    TEXT NOT NULL,                           -- final state, 'shown' or 'opened'
  n       INTEGER NOT NULL,
  PRIMARY KEY (day, purpose, what)
) STRICT, WITHOUT ROWID;

-- Push services that are left alone for now, as the running program wrote them with
-- its last heartbeat.
CREATE TABLE resting_host (
  host  TEXT PRIMARY KEY,
  cause TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
