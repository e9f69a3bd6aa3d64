#pragma once

#include "protocol/messages.h"
#include "store/records.h"

#include <compare>
#include <limits>
#include <utility>

namespace letschat::client {

/// Where a row stands; greater is newer. Confirmed messages stand at their `seq`. What is being
/// sent stands above all of them, in the order of sending. What failed stays where it was when it
/// failed, above the newest `seq` of that moment, so that what is sent later passes it.
struct MessageKey
{
    static constexpr qint64 unsent = std::numeric_limits<qint64>::max();

    qint64 seq = 0;
    qint64 order = 0;

    static MessageKey of(const Outgoing &unsent);
    friend auto operator<=>(const MessageKey &, const MessageKey &) = default;
};

/// Which message it is, from before the server confirms it: a nonce is its sender's.
using MessageIdentity = std::pair<UserId, Nonce>;

/// One row of a conversation: a message that the server confirmed, or one that is on its way; and
/// what the user has done to it that is on its way.
struct MessageRow
{
    enum class State { Sending, Sent, Failed, Read };

    MessageKey key;
    /// The server's; its id is null until the server has confirmed it.
    Message message;
    /// How the own message fares that is not confirmed yet.
    Outgoing unsent;
    /// Edits, deletions, reactions on their way, in the order of sending.
    QList<Outgoing> operations;

    // What is shown: the message with what is on its way to it.
    QString body;
    QList<Reaction> reactions;
    bool isEdited = false;
    bool isDeleted = false;
    /// What retry and discard are about; null where nothing failed.
    Nonce failed;
    QString failureReason;

    // What depends on the row below, which is older.
    bool startsDay = false;
    bool startsGroup = false;

    MessageIdentity identity() const { return {message.senderId, message.nonce}; }
    bool isConfirmed() const { return !message.id.isNull(); }
    /// Whether it can be one of several that something is done with: there is something to it.
    bool isSelectable() const { return !isDeleted && !body.isEmpty(); }

    static MessageRow of(const Message &message);
    static MessageRow of(const Outgoing &unsent, UserId sender);
    /// Works out what is shown. `self` is whose reactions the operations are.
    void compose(UserId self);
    /// `readUpTo` is the newest `seq` that somebody else has read.
    State state(UserId self, qint64 readUpTo) const;
    /// What `self` can do with it, in the words of MessagesPage::actionsAt().
    QStringList actions(UserId self, bool mayDeleteAny) const;
    /// Whether it would be gone: deleted, or not sent again where it never was.
    bool isRemovable(UserId self, bool mayDeleteAny) const;

private:
    void show(const Outgoing &operation, UserId self);
};

} // namespace letschat::client
