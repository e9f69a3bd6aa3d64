#pragma once

#include "network/httplink.h"
#include "protocol/sync.h"

#include <QMap>

#include <functional>

namespace letschat::test {

/// A device as protocol.md, 4.4 describes it, as simple as it can be: what it holds is asked of
/// POST /sync alone. The measure of what a client must hold afterwards.
class ModelDevice
{
public:
    using Calls = std::function<client::HttpReply(const client::HttpRequest &)>;
    struct Held
    {
        Conversation conversation;
        HeldNumbers numbers;
        /// The newest messages without a hole, by `seq`; older ones are not asked for.
        QMap<qint64, Message> stretch;

        friend bool operator==(const Held &, const Held &) = default;
    };

    explicit ModelDevice(Calls calls);

    /// Calls until `more` is false. Names what is wrong with the replies, if anything.
    QString sync();
    /// The same with `only` for one conversation that it holds.
    QString catchUp(ConversationId conversation);

    const QMap<ConversationId, Held> &held() const { return held_; }
    const QMap<UserId, Profile> &users() const { return users_; }
    /// Resets by the server so far, and changes of the epoch.
    int resets() const { return resets_; }
    int calls() const { return callCount_; }

private:
    QString call(SyncRequest request);
    QString adopt(const SyncRequest &request, const SyncReply &reply);
    QString adopt(const SyncedConversation &conversation);
    void forget();

    Calls calls_;
    std::optional<QString> epoch_;
    QMap<ConversationId, Held> held_;
    QMap<UserId, Profile> users_;
    std::optional<QString> usersSince_;
    bool hasMore_ = false;
    int resets_ = 0;
    int callCount_ = 0;
};

} // namespace letschat::test
