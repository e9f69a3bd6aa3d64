-- Failed sign-ins lock in any window of their length, not only in one that begins with the first:
-- the moments of those that still count, ascending. `since` is that of the last one.
ALTER TABLE login_failures ADD COLUMN recent timestamptz(3)[] NOT NULL DEFAULT '{}';
