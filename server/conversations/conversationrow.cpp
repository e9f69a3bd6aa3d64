#include "conversations/conversationrow.h"

#include "conversations/messagerow.h"
#include "protocol/codec.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto member = R"(
    json_build_object(
        'user', json_build_object(
            'id', u.id, 'username', u.username, 'display_name', u.display_name,
            'about', u.about, 'avatar_url', NULL, 'deleted', u.deleted_at IS NOT NULL),
        'role', one.role,
        'read_seq', CASE WHEN c.member_count <= %1 AND one.user_id NOT IN (SELECT id FROM hidden)
                         THEN one.read_seq END,
        'joined_at', to_char(one.joined_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))";

// The members where they are few enough to be listed (%1). Numbers have no holes, and nobody has
// written behind their own read mark: what is unread is all behind it, without what was deleted,
// shown up to what the contract says (%2).
constexpr auto columns = R"(
    c.id, c.kind, c.title, c.member_count, c.last_seq, c.change_seq,
    to_ms(c.created_at), to_ms(c.last_activity_at),
    m.role, m.read_seq, to_ms(m.muted_until), m.state_seq,
    CASE WHEN m.read_seq = c.last_seq THEN 0
         ELSE least(%2, c.last_seq - m.read_seq - (
             SELECT count(*) FROM messages gone
             WHERE gone.conversation_id = c.id AND gone.seq > m.read_seq
               AND gone.deleted_at IS NOT NULL)) END,
    CASE WHEN c.member_count <= %1 THEN (
        SELECT json_agg(%3 ORDER BY one.joined_at, one.user_id)
        FROM members one JOIN users u ON u.id = one.user_id
        WHERE one.conversation_id = c.id) END,
    %4)";

constexpr int membersColumn = 13;
constexpr int messageColumn = 14;

} // namespace

QString memberJson()
{
    return QString::fromLatin1(member).arg(Conversation::maxListedMembers);
}

QList<Member> readMembers(const QByteArray &json)
{
    Reader reader;
    QList<Member> members;
    Codec<QList<Member>>::read(reader, QJsonDocument::fromJson(json).array(), members);
    Q_ASSERT(reader.errors().isEmpty());
    return members;
}

QString conversationColumns()
{
    return QString::fromLatin1(columns)
        .arg(Conversation::maxListedMembers)
        .arg(Membership::maxUnreadCount)
        .arg(memberJson(), QLatin1StringView(messageColumns));
}

Conversation readConversation(const Rows &rows)
{
    Conversation conversation;
    conversation.id = rows.get<ConversationId>(0);
    conversation.kind = enumOf<ConversationKind>(rows.get<QString>(1));
    conversation.title = rows.maybe<QString>(2);
    conversation.memberCount = rows.get<int>(3);
    conversation.lastSeq = rows.get<qint64>(4);
    conversation.changeSeq = rows.get<qint64>(5);
    conversation.createdAt = rows.get<Timestamp>(6);
    conversation.lastActivityAt = rows.get<Timestamp>(7);
    conversation.mine =
        Membership{enumOf<Role>(rows.get<QString>(8)), rows.get<qint64>(9), rows.get<int>(12),
                   rows.maybe<Timestamp>(10), rows.get<qint64>(11)};
    if (!rows.isNull(membersColumn))
        conversation.members = readMembers(rows.get<QString>(membersColumn).toUtf8());
    if (!rows.isNull(messageColumn))
        conversation.lastMessage = readMessage(rows, messageColumn);
    return conversation;
}

} // namespace letschat::server
