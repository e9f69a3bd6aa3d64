#pragma once

#include "protocol/conversations.h"
#include "protocol/sync.h"

#include <map>

namespace letschat::client {

class Sqlite;

/// The conversations, and up to which change each is held. A conversation is known by a number
/// here. Throws SqliteError; the store's thread.
class ConversationTable
{
public:
    explicit ConversationTable(Sqlite &sqlite)
        : sqlite_(sqlite)
    {}

    std::optional<qint64> numberOf(ConversationId id);
    /// Stores what its members share, and `mine` where it is there; the numbers, and what `mine`
    /// lacks, stay as they are. Gives its number.
    qint64 put(const Conversation &conversation);
    void remove(qint64 number);

    /// Without profiles and the last message.
    std::optional<Conversation> find(qint64 number);
    QList<Conversation> all();

    /// The numbers that this device holds.
    HeldNumbers held(qint64 number);
    std::map<ConversationId, HeldNumbers> allHeld();
    void setChangeSeq(qint64 number, qint64 changeSeq);
    void setStateSeq(qint64 number, qint64 stateSeq);
    /// Every message up to here was told to this device.
    qint64 syncedSeq(qint64 number);
    void setSyncedSeq(qint64 number, qint64 seq);

    /// A message is there: moves the end of the history and its activity.
    void raiseLast(qint64 number, qint64 seq, Timestamp at);
    /// The owner's own mark; never back. False when it is there already.
    bool raiseRead(qint64 number, qint64 seq);
    void raiseMemberRead(qint64 number, UserId member, qint64 seq);
    void setUnread(qint64 number, int count);
    void setRole(qint64 number, Role role);
    void setMuted(qint64 number, std::optional<Timestamp> until);

private:
    void putMembers(qint64 number, const QList<Member> &members);
    QList<Conversation> read(class Rows &rows);
    void addMembers(QList<Conversation> &conversations, class Rows &rows);

    Sqlite &sqlite_;
};

} // namespace letschat::client
