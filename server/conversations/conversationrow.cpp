#include "conversations/conversationrow.h"

#include "conversations/messagerow.h"
#include "people/profilerow.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto member = R"(
    %1, one.role,
    CASE WHEN c.member_count <= %2 AND one.user_id NOT IN (SELECT id FROM hidden)
         THEN one.read_seq END,
    to_ms(one.joined_at))";

// A row for each conversation, and then one for each member where they are few enough to be listed
// (%1): json_agg() would write, and we would read, every name of every column once more. Numbers
// have no holes, and nobody has written behind their own read mark: what is unread is all behind
// it, without what was deleted, shown up to what the contract says (%2).
constexpr auto bothKinds = R"(
    (SELECT c.id, c.kind, c.title, c.member_count, c.last_seq, c.change_seq,
        to_ms(c.created_at), to_ms(c.last_activity_at),
        m.role, m.read_seq, to_ms(m.muted_until), m.state_seq,
        CASE WHEN m.read_seq = c.last_seq THEN 0
             ELSE least(%2, c.last_seq - m.read_seq - (
                 SELECT count(*) FROM messages gone
                 WHERE gone.conversation_id = c.id AND gone.seq > m.read_seq
                   AND gone.deleted_at IS NOT NULL)) END,
        page.held, %3, %4
    FROM page
    JOIN members m ON m.conversation_id = page.id AND m.user_id = page.user_id
    JOIN conversations c ON c.id = page.id
    LEFT JOIN messages x ON x.conversation_id = c.id AND x.seq = c.last_seq
    ORDER BY c.last_activity_at DESC, c.id DESC)
    UNION ALL
    (SELECT c.id, %5, %6
    FROM page
    JOIN conversations c ON c.id = page.id AND c.member_count <= %1
    JOIN members one ON one.conversation_id = page.id
    JOIN users u ON u.id = one.user_id
    ORDER BY one.joined_at, one.user_id))";

constexpr int kindColumn = 1; ///< null in the row of a member
constexpr int heldColumn = 13;
constexpr int messageColumn = 14;
constexpr int memberColumn = messageColumn + messageColumnCount;
constexpr int memberColumnCount = profileColumnCount + 3;

QString nulls(int count)
{
    return QStringList(count, u"NULL"_s).join(u", "_s);
}

Conversation readConversation(const Rows &rows)
{
    Conversation conversation;
    conversation.id = rows.get<ConversationId>(0);
    conversation.kind = enumOf<ConversationKind>(rows.get<QString>(kindColumn));
    conversation.title = rows.maybe<QString>(2);
    conversation.memberCount = rows.get<int>(3);
    conversation.lastSeq = rows.get<qint64>(4);
    conversation.changeSeq = rows.get<qint64>(5);
    conversation.createdAt = rows.get<Timestamp>(6);
    conversation.lastActivityAt = rows.get<Timestamp>(7);
    conversation.mine =
        Membership{enumOf<Role>(rows.get<QString>(8)), rows.get<qint64>(9), rows.get<int>(12),
                   rows.maybe<Timestamp>(10), rows.get<qint64>(11)};
    if (!rows.isNull(messageColumn))
        conversation.lastMessage = readMessage(rows, messageColumn);
    return conversation;
}

} // namespace

QString memberColumns()
{
    return QString::fromLatin1(member)
        .arg(QLatin1StringView(profileColumns))
        .arg(Conversation::maxListedMembers);
}

Member readMember(const Rows &rows, int column)
{
    const int own = column + profileColumnCount;
    return {readProfile(rows, column), enumOf<Role>(rows.get<QString>(own)),
            rows.maybe<qint64>(own + 1), rows.get<Timestamp>(own + 2)};
}

QString conversationsOf(QLatin1StringView page, QLatin1StringView with)
{
    return QLatin1StringView(viewerSql) + (with.isEmpty() ? QString() : u", "_s + with) +
           u", page AS MATERIALIZED ("_s + page + u')' +
           QString::fromLatin1(bothKinds)
               .arg(Conversation::maxListedMembers)
               .arg(Membership::maxUnreadCount)
               .arg(QLatin1StringView(messageColumns), nulls(memberColumnCount),
                    nulls(memberColumn - 1), memberColumns());
}

QList<FoundConversation> readConversations(Rows rows)
{
    QList<FoundConversation> found;
    QHash<ConversationId, QList<Member>> members;
    while (rows.next()) {
        if (rows.isNull(kindColumn))
            members[rows.get<ConversationId>(0)].append(readMember(rows, memberColumn));
        else
            found.append({readConversation(rows), rows.maybe<qint64>(heldColumn)});
    }
    for (auto &[conversation, held] : found) {
        if (conversation.memberCount <= Conversation::maxListedMembers)
            conversation.members = members.take(conversation.id);
    }
    return found;
}

} // namespace letschat::server
