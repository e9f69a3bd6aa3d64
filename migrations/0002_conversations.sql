-- Conversations and who is in them.

-- last_seq and change_seq are counters: whoever holds the row's lock gives the next number, so that
-- numbers are dense and in the order of the commits. A direct conversation names its pair in
-- order, and a pair has one.
CREATE TABLE conversations (
    id               uuid PRIMARY KEY,
    kind             text NOT NULL CHECK (kind IN ('direct', 'group')),
    title            text,
    direct_low       uuid REFERENCES users (id),
    direct_high      uuid REFERENCES users (id),
    member_count     integer NOT NULL,
    last_seq         bigint NOT NULL DEFAULT 0,
    change_seq       bigint NOT NULL DEFAULT 0,
    created_at       timestamptz(3) NOT NULL DEFAULT now(),
    last_activity_at timestamptz(3) NOT NULL DEFAULT now(),
    UNIQUE (direct_low, direct_high),
    CHECK (direct_low < direct_high),
    CHECK ((kind = 'direct') = (direct_low IS NOT NULL AND direct_high IS NOT NULL))
) WITH (fillfactor = 70);

-- `opened`: this member asked for the conversation. Others hear of it with its first message.
CREATE TABLE members (
    conversation_id uuid NOT NULL REFERENCES conversations (id),
    user_id         uuid NOT NULL REFERENCES users (id),
    role            text NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'admin', 'member')),
    opened          boolean NOT NULL DEFAULT true,
    read_seq        bigint NOT NULL DEFAULT 0,
    muted_until     timestamptz(3),
    state_seq       bigint NOT NULL DEFAULT 0,
    joined_at       timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (conversation_id, user_id)
) WITH (fillfactor = 70);
CREATE INDEX members_of_user ON members (user_id, conversation_id);

CREATE TABLE blocks (
    blocker_id uuid NOT NULL REFERENCES users (id),
    blocked_id uuid NOT NULL REFERENCES users (id),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (blocker_id, blocked_id),
    CHECK (blocker_id <> blocked_id)
);
CREATE INDEX blocks_of_blocked ON blocks (blocked_id);
