-- People, their sessions, and the life of this database.

-- Times leave the database as whole milliseconds, the precision of the contract.
CREATE FUNCTION to_ms(timestamptz) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN floor(extract(epoch FROM $1) * 1000)::bigint;

CREATE FUNCTION from_ms(bigint) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN 'epoch'::timestamptz + $1 * interval '1 millisecond';

-- One row. `epoch` names the life of the database: a restore gives it a new one, and devices that
-- know another drop what they hold.
CREATE TABLE instance (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO instance DEFAULT VALUES;

-- A deleted account keeps its row, for the messages that name it, and gives its name back.
CREATE TABLE users (
    id            uuid PRIMARY KEY,
    username      text UNIQUE,
    display_name  text NOT NULL,
    about         text NOT NULL DEFAULT '',
    password_hash text,
    created_at    timestamptz(3) NOT NULL DEFAULT now(),
    disabled_at   timestamptz(3),
    deleted_at    timestamptz(3),
    CHECK ((username IS NULL) = (deleted_at IS NOT NULL))
);
CREATE INDEX users_username_prefix ON users (username text_pattern_ops);
CREATE INDEX users_display_name_prefix ON users (lower(display_name) text_pattern_ops);

-- `generation` is that of the newest refresh token. No token is stored: the newest one is derived
-- from this row, so that a lost answer can be given again.
CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES users (id),
    device_name  text NOT NULL DEFAULT '',
    ip           text NOT NULL,
    user_agent   text NOT NULL,
    generation   integer NOT NULL DEFAULT 1,
    created_at   timestamptz(3) NOT NULL DEFAULT now(),
    rotated_at   timestamptz(3) NOT NULL DEFAULT now(),
    last_used_at timestamptz(3) NOT NULL DEFAULT now(),
    ended_at     timestamptz(3)
);
CREATE INDEX sessions_of_user ON sessions (user_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;
