#pragma once

#include "protocol/conversations.h"

#include <QHash>
#include <QMap>
#include <QSet>

/// What a ModelServer holds. Copies share what has not changed since.
namespace letschat::test {

/// One member's place in a conversation.
struct ModelSeat
{
    UserId user;
    Role role = Role::Member;
    /// Whether the member has the conversation before its first message.
    bool hasOpened = true;
    qint64 readSeq = 0;
    Timestamp joinedAt;
    std::optional<Timestamp> mutedUntil;
    qint64 stateSeq = 0;
};

struct ModelTalk
{
    ConversationId id;
    ConversationKind kind = ConversationKind::Direct;
    std::optional<QString> title;
    /// In the order in which they joined.
    QList<ModelSeat> seats;
    /// Who left, and is still known for what they wrote.
    QSet<UserId> former;
    /// The message with `seq` n is at n - 1.
    QList<Message> messages;
    /// The `seq` of each message by the number of its last change.
    QMap<qint64, qint64> seqOfChange;
    QHash<MessageId, qint64> seqs;
    qint64 changeSeq = 0;
    Timestamp createdAt;
    Timestamp lastActivityAt;

    qint64 lastSeq() const { return messages.size(); }
    bool isGroup() const { return kind == ConversationKind::Group; }
    bool isSmall() const { return seats.size() <= Conversation::maxListedMembers; }
    const ModelSeat *seatOf(UserId user) const;
    ModelSeat *seatOf(UserId user);
    /// Nobody but who opened a conversation has it before its first message.
    bool isVisibleTo(UserId user) const;
    QList<UserId> members() const;
    int unreadCount(const ModelSeat &seat) const;
};

struct ModelPerson
{
    Profile profile;
    /// Of the last change of the profile, among all changes of profiles.
    qint64 changeNumber = 0;
};

/// What was first asked for with a nonce, and what was made then.
struct ModelRequest
{
    QByteArray asked;
    ConversationId conversation;
    qint64 seq = 0;
};

struct ModelState
{
    QString epoch;
    QMap<UserId, ModelPerson> people;
    qint64 peopleChanges = 0;
    QMap<ConversationId, ModelTalk> talks;
    QHash<std::pair<UserId, Nonce>, ModelRequest> sent;
    QHash<std::pair<UserId, Nonce>, ModelRequest> groups;
    QSet<std::pair<UserId, ConversationId>> refused;

    QList<Member> members(const ModelTalk &talk) const;
    /// As all members see it: without `mine`.
    Conversation shared(const ModelTalk &talk) const;
    /// The viewer is a member.
    Conversation seenBy(UserId viewer, const ModelTalk &talk) const;
    /// Those that the viewer has, newest activity first.
    QList<const ModelTalk *> talksOf(UserId viewer) const;
};

} // namespace letschat::test
