-- Packs of pages that somebody made for somebody else. No person is in them.
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
CREATE INDEX pack_ends ON pack (ends);
CREATE INDEX pack_account ON pack (account, made);
CREATE INDEX pack_team ON pack (team, made);
CREATE INDEX pack_own ON pack (own, made) WHERE own = 1;
