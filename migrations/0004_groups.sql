-- Groups, and what one member alone sets.

-- A group can be asked for again with its creator's nonce; `request_hash` is over what was asked.
-- Those who left stay known for the messages that they wrote.
ALTER TABLE conversations
    ADD COLUMN creator_id   uuid REFERENCES users (id),
    ADD COLUMN nonce        uuid,
    ADD COLUMN request_hash bytea,
    ADD UNIQUE (creator_id, nonce);

CREATE TABLE former_members (
    conversation_id uuid NOT NULL REFERENCES conversations (id),
    user_id         uuid NOT NULL REFERENCES users (id),
    left_at         timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (conversation_id, user_id)
);
CREATE INDEX former_members_of_user ON former_members (user_id);

-- Who has written in a direct conversation may see the other's presence, once both have.
ALTER TABLE members ADD COLUMN has_written boolean NOT NULL DEFAULT false;
UPDATE members m SET has_written = true
WHERE EXISTS (SELECT FROM messages x
              WHERE x.conversation_id = m.conversation_id AND x.sender_id = m.user_id);
