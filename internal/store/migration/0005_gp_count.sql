-- What readers told of the way to a GP: how many, and nothing about who or when, but
-- the month.
CREATE TABLE gp_count (
  month  TEXT NOT NULL CHECK (length(month) = 7),                     -- 2026-11
  kind   TEXT NOT NULL CHECK (kind IN ('joined', 'trying', 'refused')),
  reason TEXT NOT NULL CHECK (length(reason) <= 20),                  -- what the surgery said, of refused; else ''
  area   TEXT NOT NULL CHECK (length(area) <= 4),                     -- first half of a postcode; '' where it was not given
  n      INTEGER NOT NULL,
  PRIMARY KEY (month, kind, reason, area)
) STRICT, WITHOUT ROWID;
