-- What is unread is counted as what lies behind a read mark, without the deleted messages there. They are
-- few; a message that is sent costs nothing here.
CREATE INDEX messages_deleted ON messages (conversation_id, seq) WHERE deleted_at IS NOT NULL;
