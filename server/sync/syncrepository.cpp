#include "sync/syncrepository.h"

#include "conversations/conversationrow.h"
#include "conversations/messagerow.h"
#include "database/uuidarray.h"
#include "people/profilerow.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// What the device holds, as rows.
constexpr auto heldSql = R"(
    held AS (SELECT * FROM json_to_recordset(?::json) AS
             t (id uuid, change_seq bigint, state_seq bigint)))";

constexpr auto differingSql = R"(
    SELECT c.id, m.user_id, held.change_seq AS held
    FROM viewer
    JOIN members m ON m.user_id = viewer.id
    JOIN conversations c ON c.id = m.conversation_id
    LEFT JOIN held ON held.id = c.id
    WHERE (m.opened OR c.last_seq > 0)
      AND CASE WHEN held.id IS NULL THEN NOT ?::boolean
               ELSE held.change_seq <> c.change_seq OR held.state_seq <> m.state_seq END
    ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ?)";

constexpr auto goneSql = R"(
    SELECT held.id FROM held
    LEFT JOIN members m ON m.conversation_id = held.id AND m.user_id = ?
    LEFT JOIN conversations c ON c.id = m.conversation_id
    WHERE m.user_id IS NULL OR NOT (m.opened OR c.last_seq > 0))";

// No conversation can take more than all the room there is, so each is read no further.
constexpr auto changedSql = R"(
    WITH place AS (SELECT * FROM json_to_recordset(?::json) AS
                   t (ord int, id uuid, since bigint) ORDER BY ord),
    room AS (SELECT ?::int AS size)
    SELECT %1 FROM place CROSS JOIN room CROSS JOIN LATERAL (
        SELECT * FROM messages one
        WHERE one.conversation_id = place.id AND one.change_seq > place.since
        ORDER BY one.change_seq LIMIT room.size) x
    ORDER BY place.ord, x.change_seq LIMIT (SELECT size FROM room))";

constexpr auto newestSql = R"(
    WITH place AS (SELECT * FROM json_to_recordset(?::json) AS
                   t (ord int, id uuid, since bigint) ORDER BY ord),
    room AS (SELECT ?::int AS size)
    SELECT %1 FROM place CROSS JOIN room CROSS JOIN LATERAL (
        SELECT * FROM messages one WHERE one.conversation_id = place.id
        ORDER BY one.seq DESC LIMIT room.size) x
    ORDER BY place.ord, x.change_seq)";

// Where few profiles changed, each of them is looked at.
constexpr qint64 fewChanges = 200;

constexpr auto fewProfilesSql = R"(
    WITH viewer AS (SELECT ?::uuid AS id)
    SELECT u.change_no, %1 FROM users u, viewer
    WHERE u.change_no > ?
      AND (u.id = viewer.id
           OR EXISTS (SELECT FROM members m
                      JOIN conversations c ON c.id = m.conversation_id
                      JOIN members o ON o.conversation_id = m.conversation_id
                      WHERE m.user_id = viewer.id AND o.user_id = u.id
                        AND (m.opened OR c.last_seq > 0))
           OR EXISTS (SELECT FROM former_members f
                      JOIN members m ON m.conversation_id = f.conversation_id
                      WHERE f.user_id = u.id AND m.user_id = viewer.id))
    ORDER BY u.change_no LIMIT ?)";

// Where many did, as for a device that is new, all are whom the viewer may know.
constexpr auto manyProfilesSql = R"(
    WITH viewer AS (SELECT ?::uuid AS id), known AS MATERIALIZED (
        SELECT id FROM viewer
        UNION SELECT o.user_id
        FROM viewer JOIN members m ON m.user_id = viewer.id
        JOIN conversations c ON c.id = m.conversation_id
        JOIN members o ON o.conversation_id = c.id
        WHERE m.opened OR c.last_seq > 0
        UNION SELECT f.user_id
        FROM viewer JOIN members m ON m.user_id = viewer.id
        JOIN former_members f ON f.conversation_id = m.conversation_id)
    SELECT u.change_no, %1 FROM known JOIN users u ON u.id = known.id
    WHERE u.change_no > ? ORDER BY u.change_no LIMIT ?)";

struct HeldRow
{
    ConversationId id;
    qint64 changeSeq = 0;
    qint64 stateSeq = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &HeldRow::id), field("change_seq", &HeldRow::changeSeq),
                          field("state_seq", &HeldRow::stateSeq));
    }
};

struct PlaceRow
{
    int ord = 0;
    ConversationId id;
    qint64 since = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("ord", &PlaceRow::ord), field("id", &PlaceRow::id),
                          field("since", &PlaceRow::since));
    }
};

QString heldOf(const SyncRequest &request)
{
    QList<HeldRow> rows;
    for (const auto &[id, held] : request.conversations)
        rows.append({id, held.changeSeq, held.stateSeq});
    return QString::fromUtf8(encode(rows));
}

Statement differing(UserId viewer, const SyncRequest &request, const QString &held, int limit)
{
    static const QString sql =
        conversationsOf(QLatin1StringView(differingSql), QLatin1StringView(heldSql));
    return statement(sql, viewer, held, request.only.value_or(false), limit);
}

Statement gone(UserId viewer, const QString &held)
{
    static const QString sql = u"WITH "_s + QLatin1StringView(heldSql) + QLatin1StringView(goneSql);
    return statement(sql, held, viewer);
}

Statement changed(const QList<SyncRepository::Behind> &behind, int limit)
{
    static const QString sql =
        QString::fromLatin1(changedSql).arg(QLatin1StringView(messageColumns));
    QList<PlaceRow> places;
    for (const auto &[id, since] : behind)
        places.append({int(places.size()), id, since});
    return statement(sql, QString::fromUtf8(encode(places)), limit);
}

Statement newest(const QList<ConversationId> &conversations, int limit)
{
    static const QString sql =
        QString::fromLatin1(newestSql).arg(QLatin1StringView(messageColumns));
    QList<PlaceRow> places;
    for (const auto &id : conversations)
        places.append({int(places.size()), id, 0});
    return statement(sql, QString::fromUtf8(encode(places)), limit);
}

Statement profilesChanged(UserId viewer, qint64 since, qint64 newest, int limit)
{
    static const QString few =
        QString::fromLatin1(fewProfilesSql).arg(QLatin1StringView(profileColumns));
    static const QString many =
        QString::fromLatin1(manyProfilesSql).arg(QLatin1StringView(profileColumns));
    return statement(newest - since > fewChanges ? many : few, viewer, since, limit);
}

QList<Message> readMessages(Rows rows)
{
    QList<Message> messages;
    while (rows.next())
        messages.append(readMessage(rows, 0));
    return messages;
}

} // namespace

Result<SyncRepository::Difference> SyncRepository::difference(UserId viewer,
                                                              const SyncRequest &request, int limit)
{
    if (const auto begun = snapshot_.beginSnapshot(); !begun)
        return std::unexpected(begun.error());
    const auto held = heldOf(request);
    QList<Statement> statements{statement(u"SELECT epoch, users_change FROM instance"_s),
                                differing(viewer, request, held, limit)};
    if (!request.conversations.empty())
        statements.append(gone(viewer, held));
    auto answers = connection_.run(statements);
    if (!answers)
        return std::unexpected(answers.error());
    auto &instance = answers->at(0);
    if (!instance.next())
        return refuse(ProblemCode::Internal);
    Difference difference;
    difference.epoch = instance.get<QUuid>(0).toString(QUuid::WithoutBraces);
    difference.usersChange = instance.get<qint64>(1);
    for (const auto &[conversation, held] : readConversations(answers->at(1)))
        difference.candidates.append({conversation, held});
    if (answers->size() > 2) {
        for (auto &rows = answers->at(2); rows.next();)
            difference.gone.append(rows.get<ConversationId>(0));
    }
    return difference;
}

Result<SyncRepository::Contents> SyncRepository::contents(UserId viewer, const Wanted &wanted)
{
    QList<Statement> statements;
    if (!wanted.behind.isEmpty())
        statements.append(changed(wanted.behind, wanted.mostChanged));
    if (!wanted.unheld.isEmpty())
        statements.append(newest(wanted.unheld, wanted.newestOfEach));
    if (wanted.usersSince < wanted.usersChange)
        statements.append(
            profilesChanged(viewer, wanted.usersSince, wanted.usersChange, wanted.mostUsers));
    auto answers = snapshot_.commitBehind(statements);
    if (!answers)
        return std::unexpected(answers.error());
    Contents contents;
    auto answer = answers->begin();
    if (!wanted.behind.isEmpty())
        contents.changed = readMessages(*answer++);
    if (!wanted.unheld.isEmpty())
        contents.newest = readMessages(*answer++);
    if (wanted.usersSince < wanted.usersChange) {
        while (answer->next())
            contents.profiles.append({readProfile(*answer, 1), answer->get<qint64>(0)});
    }
    return contents;
}

Result<QList<Profile>> SyncRepository::profiles(const QList<UserId> &users)
{
    static const QString sql = u"SELECT %1 FROM users u WHERE u.id = ANY (?::uuid[])"_s.arg(
        QLatin1StringView(profileColumns));
    auto rows = connection_.run(sql, uuidArray(users));
    if (!rows)
        return std::unexpected(rows.error());
    QList<Profile> profiles;
    while (rows->next())
        profiles.append(readProfile(*rows, 0));
    return profiles;
}

} // namespace letschat::server
