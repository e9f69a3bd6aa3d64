-- The transaction with which the server stores a batch, for pgbench: a copy of the statements of
-- server/messages/messagebatch.cpp, to be kept like them. @IDS@ are the conversations and @DRAFTS@
-- the drafts as the server hands them over; of both there are as many as the batch is large. The
-- placeholders in the drafts become ids that nobody has used.
\set n random(0, 1099511627775)
BEGIN;
SELECT c.id, c.last_seq,
       CASE WHEN c.kind = 'direct' THEN
           (SELECT coalesce(string_agg(m.user_id::text, ','), '') FROM members m
            WHERE m.conversation_id = c.id AND m.has_written) END
FROM conversations c WHERE c.id = ANY (@IDS@::uuid[])
ORDER BY c.id FOR NO KEY UPDATE OF c;
WITH draft AS (
    SELECT * FROM json_to_recordset(
        replace(replace(@DRAFTS@, 'MMMMMMMMMM', lpad(to_hex(:n::bigint), 10, '0')),
                'TTTTTTTT-TTTT',
                regexp_replace(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint),
                                    12, '0'), '(.{8})(.{4})', '\1-\2'))::json) AS
        t (ord int, id uuid, conversation_id uuid, sender_id uuid, nonce uuid,
           request_hash text, body text, reply_to uuid)
), judged AS (
    SELECT d.*, c.last_seq, c.change_seq, e.id AS existing_id,
           CASE WHEN m.user_id IS NULL THEN 'not_found'
                WHEN e.request_hash = decode(d.request_hash, 'hex') THEN 'repeated'
                WHEN e.id IS NOT NULL THEN 'nonce_reused'
                WHEN c.kind = 'direct' AND (
                         EXISTS (SELECT FROM blocks b
                                 WHERE (b.blocker_id, b.blocked_id) IN (
                                     (c.direct_low, c.direct_high), (c.direct_high, c.direct_low)))
                         OR EXISTS (SELECT FROM users u
                                    WHERE u.id IN (c.direct_low, c.direct_high)
                                      AND u.deleted_at IS NOT NULL)) THEN 'cannot_message'
                WHEN d.reply_to IS NOT NULL AND NOT EXISTS (
                         SELECT FROM messages r
                         WHERE r.id = d.reply_to AND r.conversation_id = d.conversation_id)
                     THEN 'bad_reply'
                ELSE 'new' END AS verdict
    FROM draft d
    LEFT JOIN conversations c ON c.id = d.conversation_id
    LEFT JOIN members m ON m.conversation_id = d.conversation_id AND m.user_id = d.sender_id
    LEFT JOIN messages e ON e.sender_id = d.sender_id AND e.nonce = d.nonce
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY ord) AS n
    FROM judged WHERE verdict = 'new'
), stored AS (
    INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash,
                          body, reply_to)
    SELECT conversation_id, last_seq + n, id, change_seq + n, sender_id, nonce,
           decode(request_hash, 'hex'), body, reply_to
    FROM numbered
    RETURNING *
), counted AS (
    UPDATE conversations c
    SET last_seq = c.last_seq + k.n, change_seq = c.change_seq + k.n, last_activity_at = now()
    FROM (SELECT conversation_id, max(n) AS n FROM numbered GROUP BY conversation_id) k
    WHERE c.id = k.conversation_id
), moved AS (
    UPDATE members m SET read_seq = s.seq, has_written = true
    FROM (SELECT conversation_id, sender_id, max(seq) AS seq
          FROM stored GROUP BY conversation_id, sender_id) s
    WHERE m.conversation_id = s.conversation_id AND m.user_id = s.sender_id
)
SELECT j.ord, j.verdict, x.*
FROM judged j
LEFT JOIN LATERAL (SELECT * FROM stored s WHERE s.id = j.id
                   UNION ALL
                   SELECT * FROM messages e WHERE e.id = j.existing_id) x ON true;
SELECT conversation_id, user_id FROM members WHERE conversation_id = ANY (@IDS@::uuid[]);
COMMIT;
