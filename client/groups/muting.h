#pragma once

#include "core/clock.h"
#include "network/apiclient.h"
#include "protocol/conversations.h"

#include <QObject>

namespace letschat::client {

class ConversationListModel;

/// Whether one conversation is silent for the user, and until when. A change shows at once, and is
/// taken back where the server refuses it. GUI thread.
class Muting : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool muted READ isMuted NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    /// All must outlive this.
    Muting(ApiClient &api, const ConversationListModel &conversations, const Clock &clock,
           QObject *parent = nullptr);

    /// A null id turns to none.
    void turnTo(ConversationId id);
    /// The store has it so now.
    void take(const Conversation &conversation);
    bool isMuted() const;
    /// Until when, where it ends by itself; else empty.
    QString text() const;

    Q_INVOKABLE void mute(bool muted);
    Q_INVOKABLE void muteFor(int minutes);

Q_SIGNALS:
    void changed();
    /// A change was taken back; why, in words for the user.
    void failed(const QString &words);

private:
    using Until = std::optional<Timestamp>;

    Until until() const;
    QCoro::Task<> send(Until until);

    ApiClient &api_;
    const ConversationListModel &conversations_;
    const Clock &clock_;
    ConversationId id_;
    /// What the user has set and the store has not yet.
    std::optional<Until> wanted_;
};

} // namespace letschat::client
