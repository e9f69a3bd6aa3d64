#include "store/conversationtable.h"

#include "store/sqlite.h"

#include <algorithm>

namespace letschat::client {

std::optional<qint64> ConversationTable::numberOf(ConversationId id)
{
    return sqlite_.number("SELECT number FROM conversations WHERE id = ?", id);
}

qint64 ConversationTable::put(const Conversation &conversation)
{
    auto number = numberOf(conversation.id);
    if (!number) {
        sqlite_.run("INSERT INTO conversations (id, kind, member_count, lists_members, last_seq,"
                    " created_at, last_activity_at, role, read_seq, unread_count, state_seq,"
                    " change_seq, synced_seq) VALUES (?, ?, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0)",
                    conversation.id, int(conversation.kind));
        number = sqlite_.number("SELECT last_insert_rowid()");
    }
    // What is stored already may be newer at its end than this.
    sqlite_.run("UPDATE conversations SET kind = ?, title = ?, member_count = ?,"
                " lists_members = ?, last_activity_at = CASE WHEN last_seq > ? THEN"
                " last_activity_at ELSE ? END,"
                " last_seq = max(last_seq, ?), created_at = ? WHERE number = ?",
                int(conversation.kind), conversation.title, conversation.memberCount,
                int(conversation.members.has_value()), conversation.lastSeq,
                conversation.lastActivityAt, conversation.lastSeq, conversation.createdAt, *number);
    if (const auto &mine = conversation.mine) {
        sqlite_.run("UPDATE conversations SET role = ?, read_seq = max(read_seq, ?),"
                    " unread_count = ?, muted_until = ? WHERE number = ?",
                    int(mine->role), mine->readSeq, mine->unreadCount, mine->mutedUntil, *number);
    }
    putMembers(*number, conversation.members.value_or(QList<Member>()));
    return *number;
}

void ConversationTable::putMembers(qint64 number, const QList<Member> &members)
{
    sqlite_.run("DELETE FROM members WHERE conversation = ?", number);
    int place = 0;
    for (const auto &member : members)
        sqlite_.run("INSERT INTO members (conversation, place, user, role, read_seq, joined_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    number, place++, member.user.id, int(member.role),
                    member.readSeq ? QVariant(*member.readSeq) : QVariant(), member.joinedAt);
}

void ConversationTable::remove(qint64 number)
{
    sqlite_.run("DELETE FROM members WHERE conversation = ?", number);
    sqlite_.run("DELETE FROM conversations WHERE number = ?", number);
}

QList<Conversation> ConversationTable::read(Rows &rows)
{
    QList<Conversation> found;
    while (rows.next()) {
        Conversation each;
        each.id = rows.id<ConversationId>(0);
        each.kind = ConversationKind(rows.number(1));
        each.title = rows.maybeText(2);
        each.memberCount = int(rows.number(3));
        if (rows.number(4) != 0)
            each.members = QList<Member>();
        each.lastSeq = rows.number(5);
        each.createdAt = rows.moment(6);
        each.lastActivityAt = rows.moment(7);
        each.mine = Membership{Role(rows.number(8)), rows.number(9), int(rows.number(10)),
                               rows.maybeMoment(11), rows.number(12)};
        each.changeSeq = rows.number(13);
        found.append(each);
    }
    return found;
}

/// `rows` are sorted like the conversations, and have the index of each in their first column.
void ConversationTable::addMembers(QList<Conversation> &conversations, Rows &rows)
{
    auto at = conversations.begin();
    while (rows.next()) {
        const auto id = rows.id<ConversationId>(0);
        while (at != conversations.end() && at->id != id)
            ++at;
        if (at == conversations.end())
            return;
        if (!at->members)
            continue;
        Member member;
        member.user.id = rows.id<UserId>(1);
        member.role = Role(rows.number(2));
        member.readSeq = rows.maybeNumber(3);
        member.joinedAt = rows.moment(4);
        at->members->append(member);
    }
}

std::optional<Conversation> ConversationTable::find(qint64 number)
{
    auto rows = sqlite_.run("SELECT id, kind, title, member_count, lists_members, last_seq,"
                            " created_at, last_activity_at, role, read_seq, unread_count,"
                            " muted_until, state_seq, change_seq FROM conversations"
                            " WHERE number = ?",
                            number);
    auto found = read(rows);
    if (found.isEmpty())
        return std::nullopt;
    auto members = sqlite_.run("SELECT c.id, user, m.role, m.read_seq, joined_at FROM members m"
                               " JOIN conversations c ON c.number = m.conversation"
                               " WHERE conversation = ? ORDER BY place",
                               number);
    addMembers(found, members);
    return found.first();
}

QList<Conversation> ConversationTable::all()
{
    auto rows = sqlite_.run("SELECT id, kind, title, member_count, lists_members, last_seq,"
                            " created_at, last_activity_at, role, read_seq, unread_count,"
                            " muted_until, state_seq, change_seq FROM conversations"
                            " ORDER BY number");
    auto found = read(rows);
    auto members = sqlite_.run("SELECT c.id, user, m.role, m.read_seq, joined_at"
                               " FROM conversations c JOIN members m ON m.conversation = c.number"
                               " ORDER BY c.number, place");
    addMembers(found, members);
    return found;
}

HeldNumbers ConversationTable::held(qint64 number)
{
    auto rows =
        sqlite_.run("SELECT change_seq, state_seq FROM conversations WHERE number = ?", number);
    return rows.next() ? HeldNumbers{rows.number(0), rows.number(1)} : HeldNumbers{};
}

std::map<ConversationId, HeldNumbers> ConversationTable::allHeld()
{
    std::map<ConversationId, HeldNumbers> found;
    auto rows = sqlite_.run("SELECT id, change_seq, state_seq FROM conversations");
    while (rows.next())
        found[rows.id<ConversationId>(0)] = {rows.number(1), rows.number(2)};
    return found;
}

void ConversationTable::setChangeSeq(qint64 number, qint64 changeSeq)
{
    sqlite_.run("UPDATE conversations SET change_seq = ? WHERE number = ?", changeSeq, number);
}

void ConversationTable::setStateSeq(qint64 number, qint64 stateSeq)
{
    sqlite_.run("UPDATE conversations SET state_seq = ? WHERE number = ?", stateSeq, number);
}

qint64 ConversationTable::syncedSeq(qint64 number)
{
    return sqlite_.number("SELECT synced_seq FROM conversations WHERE number = ?", number)
        .value_or(0);
}

void ConversationTable::setSyncedSeq(qint64 number, qint64 seq)
{
    sqlite_.run("UPDATE conversations SET synced_seq = ? WHERE number = ?", seq, number);
}

void ConversationTable::raiseLast(qint64 number, qint64 seq, Timestamp at)
{
    sqlite_.run("UPDATE conversations SET last_seq = ?, last_activity_at = ?"
                " WHERE number = ? AND last_seq < ?",
                seq, at, number, seq);
}

bool ConversationTable::raiseRead(qint64 number, qint64 seq)
{
    sqlite_.run("UPDATE conversations SET read_seq = ? WHERE number = ? AND read_seq < ?", seq,
                number, seq);
    return sqlite_.changedRows() > 0;
}

void ConversationTable::raiseMemberRead(qint64 number, UserId member, qint64 seq)
{
    sqlite_.run("UPDATE members SET read_seq = ? WHERE conversation = ? AND user = ?"
                " AND read_seq < ?",
                seq, number, member, seq);
}

void ConversationTable::setUnread(qint64 number, int count)
{
    sqlite_.run("UPDATE conversations SET unread_count = ? WHERE number = ?", count, number);
}

void ConversationTable::setRole(qint64 number, Role role)
{
    sqlite_.run("UPDATE conversations SET role = ? WHERE number = ?", int(role), number);
}

void ConversationTable::setMuted(qint64 number, std::optional<Timestamp> until)
{
    sqlite_.run("UPDATE conversations SET muted_until = ? WHERE number = ?", until, number);
}

} // namespace letschat::client
