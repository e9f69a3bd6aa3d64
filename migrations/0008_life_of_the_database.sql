-- What tells that this database is no longer the one it was, and that somebody else changed it.

-- `origin` is where it lived when a server last started: the cluster, the database, and the line of
-- its history. After a restore it is another, and the epoch a new one. `outside_changes` counts what
-- commands changed beside a running server, which has told nobody of it.
ALTER TABLE instance
    ADD COLUMN origin          text,
    ADD COLUMN outside_changes bigint NOT NULL DEFAULT 0;
