-- Sign-ins that failed, for one username from one address, so that guessing is slow and a restart
-- forgets nothing. `locked_until` is set once there were too many since `since`.
CREATE TABLE login_failures (
    username     text NOT NULL,
    address      text NOT NULL,
    failures     integer NOT NULL,
    since        timestamptz(3) NOT NULL,
    locked_until timestamptz(3),
    PRIMARY KEY (username, address)
);
CREATE INDEX login_failures_since ON login_failures (since);
