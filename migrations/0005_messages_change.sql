-- What happens to messages after they were sent.

-- Reactions as the contract shows them, [{"emoji", "user_ids"}], in the order in which they came:
-- they are read with every page, and written under the conversation's lock.
ALTER TABLE messages ADD COLUMN reactions jsonb NOT NULL DEFAULT '[]';

-- Files beside messages, without a message until it is sent. `position` is the place in it.
CREATE TABLE attachments (
    id              uuid PRIMARY KEY,
    owner_id        uuid NOT NULL REFERENCES users (id),
    conversation_id uuid,
    message_seq     bigint,
    position        integer,
    name            text NOT NULL,
    media_type      text NOT NULL,
    size            bigint NOT NULL,
    width           integer,
    height          integer,
    created_at      timestamptz(3) NOT NULL DEFAULT now(),
    FOREIGN KEY (conversation_id, message_seq) REFERENCES messages (conversation_id, seq)
);
CREATE INDEX attachments_of_message ON attachments (conversation_id, message_seq);
CREATE INDEX attachments_unsent ON attachments (created_at) WHERE conversation_id IS NULL;
