-- How key workers sign in. Secrets are kept as what they are found by, or sealed.
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

-- The one-time address with which somebody chooses their password: one an account.
CREATE TABLE invitation (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  token   BLOB NOT NULL UNIQUE,                   -- lookup of the address
  expires INTEGER NOT NULL
) STRICT;
CREATE INDEX invitation_expires ON invitation (expires);

CREATE TABLE password (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  sealed  BLOB NOT NULL,                          -- argon2id, as a PHC string
  chosen  INTEGER NOT NULL                        -- when
) STRICT;

-- The second step: codes that an app makes from a secret and the time.
CREATE TABLE factor (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  sealed  BLOB NOT NULL,                          -- secret
  step    INTEGER NOT NULL,                       -- the newest time step that was used
  made    INTEGER NOT NULL
) STRICT;

-- One-use codes for who has lost the app.
CREATE TABLE recovery (
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  code    BLOB NOT NULL,                          -- lookup
  PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE passkey (
  id      INTEGER PRIMARY KEY,                    -- random
  account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  handle  BLOB NOT NULL UNIQUE,                   -- lookup of the credential's id
  sealed  BLOB NOT NULL,                          -- credential and its name
  made    INTEGER NOT NULL,
  used    INTEGER NOT NULL                        -- 0 for never
) STRICT;
CREATE INDEX passkey_account ON passkey (account);

-- Who somebody is at the organisation's own sign-in (OpenID Connect).
CREATE TABLE office (
  account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  subject BLOB NOT NULL UNIQUE                    -- lookup of issuer and subject
) STRICT;
