-- Messages. The conversation comes first in the key: a page is one range of it, and the table can
-- be spread over machines by it.
--
-- `request_hash` is over what was first sent, so that a repeated nonce can be told from a reused one
-- even after an edit.
CREATE TABLE messages (
    conversation_id uuid NOT NULL REFERENCES conversations (id),
    seq             bigint NOT NULL,
    id              uuid NOT NULL UNIQUE,
    change_seq      bigint NOT NULL,
    sender_id       uuid NOT NULL REFERENCES users (id),
    nonce           uuid NOT NULL,
    request_hash    bytea NOT NULL,
    body            text NOT NULL,
    reply_to        uuid,
    created_at      timestamptz(3) NOT NULL DEFAULT now(),
    edited_at       timestamptz(3),
    deleted_at      timestamptz(3),
    PRIMARY KEY (conversation_id, seq),
    UNIQUE (sender_id, nonce),
    UNIQUE (conversation_id, change_seq)
);
