-- The transaction with which the server stores a batch, for pgbench: the statements of
-- server/messages/messagebatch.cpp, to be kept like them. @IDS@ are the conversations, and the
-- other words between two @ the columns of the drafts, as many as the batch is large. What the server
-- counts in between, the numbers of the messages, is counted in the statements here. The placeholders
-- in the drafts become ids that nobody has used.
\set n random(0, 1099511627775)
BEGIN;
SELECT FROM conversations WHERE id = ANY (@IDS@::uuid[]) ORDER BY id FOR NO KEY UPDATE;
SELECT c.id, c.last_seq, c.change_seq, c.kind = 'direct',
       c.kind = 'direct' AND (
           EXISTS (SELECT FROM blocks b
                   WHERE b.blocker_id = c.direct_low AND b.blocked_id = c.direct_high)
           OR EXISTS (SELECT FROM blocks b
                      WHERE b.blocker_id = c.direct_high AND b.blocked_id = c.direct_low)
           OR EXISTS (SELECT FROM users u
                      WHERE u.id IN (c.direct_low, c.direct_high)
                        AND u.deleted_at IS NOT NULL)),
       ARRAY(SELECT m.user_id FROM members m WHERE m.conversation_id = c.id),
       CASE WHEN c.kind = 'direct' THEN
           ARRAY(SELECT m.user_id FROM members m
                 WHERE m.conversation_id = c.id AND m.has_written)
           ELSE '{}' END,
       CASE WHEN c.kind = 'direct' AND c.last_seq = 0 THEN
           ARRAY(SELECT m.user_id FROM members m
                 WHERE m.conversation_id = c.id AND NOT m.opened)
           ELSE '{}' END,
       to_ms(now())
FROM unnest(@IDS@::uuid[]) wanted (id) JOIN conversations c ON c.id = wanted.id;
SELECT d.ord - 1, x.id, x.request_hash
FROM unnest(@senders@::uuid[], @nonces@) WITH ORDINALITY d (sender_id, nonce, ord)
JOIN messages x ON x.sender_id = d.sender_id AND x.nonce = d.nonce;
INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash, body,
                      reply_to, created_at)
SELECT d.conversation_id, c.last_seq + d.n, d.id, c.change_seq + d.n, d.sender_id, d.nonce,
       d.request_hash, d.body, d.reply_to, from_ms(to_ms(now()))
FROM unnest(@conversations@::uuid[], @numbers@::bigint[], @ids@, @senders@::uuid[], @nonces@,
            @hashes@::bytea[], @bodies@::text[], @replies@::uuid[])
    d (conversation_id, n, id, sender_id, nonce, request_hash, body, reply_to)
JOIN conversations c ON c.id = d.conversation_id;
UPDATE conversations c
SET last_seq = c.last_seq + d.n, change_seq = c.change_seq + d.n, last_activity_at = now()
FROM unnest(@IDS@::uuid[], @counts@::bigint[]) d (id, n) WHERE c.id = d.id;
UPDATE members m SET read_seq = m.read_seq + 1, has_written = true
FROM unnest(@conversations@::uuid[], @senders@::uuid[]) d (conversation_id, user_id)
WHERE m.conversation_id = d.conversation_id AND m.user_id = d.user_id;
COMMIT;
