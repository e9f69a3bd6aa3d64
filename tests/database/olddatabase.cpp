#include "database/olddatabase.h"

#include "conversations/requesthash.h"

using namespace Qt::StringLiterals;

namespace letschat::tests {

using namespace server;

namespace {

// Written out and never changed: this is how it was.
constexpr auto peopleSql = R"(
    INSERT INTO users (id, username, display_name, about, password_hash, created_at, disabled_at,
                       deleted_at)
    VALUES ('%1', 'ada', 'Ada Lovelace', 'Counts', '%5', '2026-01-01Z', NULL, NULL),
           ('%2', 'grace', 'Grace Hopper', '', '%5', '2026-01-02Z', NULL, NULL),
           ('%3', NULL, 'Deleted account', '', NULL, '2026-01-03Z', NULL, '2026-01-12Z'),
           ('%4', 'ken', 'Ken Thompson', '', '%5', '2026-01-04Z', NULL, NULL),
           (gen_random_uuid(), 'linus', 'Linus', '', '%5', '2026-01-05Z', '2026-01-06Z', NULL))";

constexpr auto sessionsSql = R"(
    INSERT INTO sessions (id, user_id, device_name, ip, user_agent, generation, created_at,
                          rotated_at, last_used_at, ended_at)
    SELECT s.id, '%2', 'Laptop', '192.0.2.1', 'letschat', %3, t, t, t, s.ended_at
    FROM date_trunc('second', now() - interval '1 day') t,
         (VALUES ('%1'::uuid, NULL), (gen_random_uuid(), now() - interval '1 hour')) s (id, ended_at))";

// The edit and the deletion took the numbers behind those of the messages.
constexpr auto directSql = R"(
    INSERT INTO conversations (id, kind, direct_low, direct_high, member_count, last_seq,
                               change_seq, created_at, last_activity_at)
    VALUES ('%1', 'direct', '%2', '%3', 2, 120, 122, '2026-01-08Z', '2026-01-10 02:00Z');
    INSERT INTO members (conversation_id, user_id, opened, read_seq, state_seq, joined_at)
    VALUES ('%1', '%2', true, 110, 1, '2026-01-08Z'), ('%1', '%3', false, 120, 0, '2026-01-08Z');
    INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash,
                          body, created_at)
    SELECT '%1', n, lpad(to_hex(4096 + n), 32, '0')::uuid, n,
           (CASE WHEN n % 2 = 1 AND n < 110 THEN '%2' ELSE '%3' END)::uuid,
           lpad(to_hex(8192 + n), 32, '0')::uuid, '\x00', 'number ' || n,
           '2026-01-10Z'::timestamptz + n * interval '1 minute'
    FROM generate_series(1, 120) n;
    UPDATE messages SET reply_to = (SELECT id FROM messages WHERE seq = 1) WHERE seq = 3;
    UPDATE messages SET body = 'number 7', edited_at = '2026-01-10 03:00Z', change_seq = 121
    WHERE seq = 7;
    UPDATE messages SET body = '', deleted_at = '2026-01-10 03:00Z', change_seq = 122
    WHERE seq = 115)";

constexpr auto reactionSql = R"(
    UPDATE messages SET reactions = '[{"emoji": "👍", "user_ids": ["%2", "%3"]}]', change_seq = 123
    WHERE conversation_id = '%1' AND seq = 5;
    UPDATE conversations SET change_seq = 123 WHERE id = '%1')";

constexpr auto groupSql = R"(
    INSERT INTO conversations (id, kind, title, member_count, last_seq, change_seq, created_at,
                               last_activity_at)
    VALUES ('%1', 'group', 'Compilers', 3, 3, 5, '2026-01-09Z', '2026-01-12 12:00Z');
    INSERT INTO members (conversation_id, user_id, role, read_seq, muted_until, joined_at)
    VALUES ('%1', '%2', 'member', 1, '2036-01-01Z', '2026-01-09Z'),
           ('%1', '%3', 'owner', 3, NULL, '2026-01-09Z'),
           ('%1', '%5', 'admin', 0, NULL, '2026-01-09Z');
    INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash,
                          body, created_at)
    SELECT '%1', n, gen_random_uuid(), n, sender::uuid, gen_random_uuid(), '\x00', 'group ' || n,
           '2026-01-12 11:57Z'::timestamptz + n * interval '1 minute'
    FROM (VALUES (1, '%2'), (2, '%4'), (3, '%3')) written (n, sender))";

} // namespace

QUuid OldDatabase::id(int number)
{
    return QUuid::fromString(u"00000000-0000-0000-0000-%1"_s.arg(number, 12, 16, QLatin1Char('0')));
}

QString OldDatabase::directBody(int seq)
{
    return seq == deleted ? QString() : u"number %1"_s.arg(seq);
}

Result<void> OldDatabase::addPeople(SqlConnection &connection, const QString &passwordHash) const
{
    auto done = connection.runScript(QString::fromUtf8(peopleSql).arg(
        ada().toString(), grace().toString(), joan().toString(), ken().toString(), passwordHash));
    if (done)
        done = connection.runScript(QString::fromUtf8(sessionsSql)
                                        .arg(session().toString(), ada().toString())
                                        .arg(refreshGeneration));
    if (done && hasSightings())
        done = connection.runScript(u"UPDATE users SET last_seen_at = '%1' WHERE username = "
                                    "'grace'"_s.arg(QStringView(seenAt)));
    return done && level_ >= 7 ? addLockout(connection) : done;
}

Result<void> OldDatabase::addLockout(SqlConnection &connection) const
{
    const auto columns = level_ < 10 ? u""_s : u", recent"_s;
    const auto values = level_ < 10 ? u""_s : u", ARRAY[now() - interval '1 minute', now()]"_s;
    return connection.runScript(
        u"INSERT INTO login_failures (username, address, failures, since, locked_until%1) VALUES "
        "('ken', '192.0.2.7', 10, now() - interval '1 minute', now() + interval '10 minutes'%2)"_s
            .arg(columns, values));
}

Result<void> OldDatabase::addConversations(SqlConnection &connection) const
{
    auto done = addDirect(connection);
    if (done)
        done = addGroup(connection);
    if (done && level_ >= 4)
        done = connection.runScript(
            u"UPDATE members m SET has_written = true WHERE EXISTS (SELECT FROM messages x WHERE "
            "x.conversation_id = m.conversation_id AND x.sender_id = m.user_id)"_s);
    if (!done)
        return done;
    return connection.runScript(
        u"INSERT INTO blocks (blocker_id, blocked_id, created_at) VALUES ('%1', '%2', '2026-01-07Z')"_s
            .arg(ken().toString(), ada().toString()));
}

Result<void> OldDatabase::addDirect(SqlConnection &connection) const
{
    const auto filled = [](const char *sql) {
        return QString::fromUtf8(sql).arg(direct().toString(), ada().toString(),
                                          grace().toString());
    };
    auto done = connection.runScript(filled(directSql));
    if (done && hasReactions())
        done = connection.runScript(filled(reactionSql));
    if (!done)
        return done;
    const auto first = direct().toByteArray() + "\n\n" + directBody(1).toUtf8();
    return connection.runScript(
        u"UPDATE messages SET request_hash = decode('%1', 'hex') WHERE nonce = '%2'"_s.arg(
            QString::fromLatin1(requestHash(first)), directNonce(1).toString()));
}

Result<void> OldDatabase::addGroup(SqlConnection &connection) const
{
    auto done = connection.runScript(
        QString::fromUtf8(groupSql).arg(group().toString(), ada().toString(), grace().toString(),
                                        joan().toString(), ken().toString()));
    if (!done || !hasLeavers())
        return done;
    return connection.runScript(
        u"UPDATE conversations SET creator_id = '%2', nonce = gen_random_uuid(), request_hash = "
        "'\\x00' WHERE id = '%1'; INSERT INTO former_members (conversation_id, user_id, left_at) "
        "VALUES ('%1', '%3', '2026-01-12Z')"_s.arg(group().toString(), grace().toString(),
                                                   joan().toString()));
}

} // namespace letschat::tests
