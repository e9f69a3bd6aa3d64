#pragma once

#include "store/storechanges.h"

#include <QHash>

#include <functional>

namespace letschat::client {

/// News of one conversation, or the sum of several where `conversation` is null.
struct News
{
    ConversationId conversation;
    /// Of one conversation: the newest message that was not seen.
    Message newest;
    /// How many messages are unread there.
    int messages = 0;
    int conversations = 1;
};

/// Decides which messages are told of by a notification, and when it goes again. It hears all that
/// the store changes, and is asked now and then what is due. A message is told of once, if it is
/// new on this device, somebody else's and unread; never those of older pages of the history.
class NotificationRules
{
public:
    /// More conversations than these at once become one sum.
    static constexpr int mostAtOnce = 2;

    /// How it is at the moment at which something comes.
    struct Situation
    {
        UserId self;
        Timestamp now;
        /// The conversation that somebody is looking at; null where nobody looks.
        ConversationId watched;
        /// Notifications are off, or nobody is to be disturbed.
        bool isSilent = false;
        std::function<bool(UserId)> isBlocked;
    };

    struct Due
    {
        /// Null stands for the sum.
        QList<ConversationId> withdrawn;
        QList<News> shown;
    };

    /// A store is being opened: what it has at first is told of already.
    void begin();
    void take(const StoreChanges &changes, const Situation &situation);
    /// The device has everything that the server has. Before that the history of a new device
    /// comes, which is no news.
    void caughtUp() { isFilling_ = false; }
    /// What to do now, for all that came since the last time.
    Due due();
    bool hasDue() const { return !waiting_.isEmpty() || !withdrawn_.isEmpty(); }

    /// What is shown for a conversation; nothing where nothing is.
    const News *shown(ConversationId conversation) const;
    /// The desktop shows it no more; null stands for the sum.
    void forget(ConversationId conversation);

private:
    void takeMessage(const Message &message, const Conversation &conversation,
                     const Situation &situation);
    void takeState(const Conversation &conversation, const Situation &situation);
    void drop(ConversationId conversation);
    void dropAll();
    News sum() const;

    /// Up to which message each conversation was heard of.
    QHash<ConversationId, qint64> heard_;
    QHash<ConversationId, News> waiting_;
    QHash<ConversationId, News> shown_;
    /// Those of the sum that is shown, with how many are unread in each.
    QHash<ConversationId, News> summed_;
    QList<ConversationId> withdrawn_;
    bool isBeginning_ = true;
    bool isFilling_ = false;
};

} // namespace letschat::client
