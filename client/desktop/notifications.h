#pragma once

#include "desktop/notificationrules.h"
#include "desktop/notifier.h"

#include <QTimer>

#include <memory>

namespace letschat::client {

class ConversationsPage;
class DraftBook;
class LocalStore;
class Outbox;
class PeopleStore;
class Preferences;
class Session;
class SyncEngine;

/// Tells of new messages by the desktop's notifications, as NotificationRules decides. What comes
/// close together is told of together; what a catch-up brings, at its end. GUI thread.
class Notifications : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds gathering{200};

    struct Sources
    {
        LocalStore &store;
        SyncEngine &sync;
        Outbox &outbox;
        DraftBook &drafts;
        ConversationsPage &conversations;
        const Session &session;
        const PeopleStore &people;
        const Preferences &preferences;
        /// Whom the user blocks.
        std::function<bool(UserId)> isBlocked;
    };

    /// Hears of everything from now on.
    explicit Notifications(const Sources &sources, QObject *parent = nullptr);
    /// Shows from now on. Nothing is shown before that.
    void showBy(std::unique_ptr<Notifier> notifier);
    /// Somebody sees the window: what comes in the open conversation needs no telling.
    void setSeen(bool isSeen) { isSeen_ = isSeen; }

Q_SIGNALS:
    /// A notification was clicked, or answered by more than a message holds; of a null
    /// conversation, one that is about several.
    void openWanted(letschat::ConversationId conversation, const QString &activationToken);

private:
    NotificationRules::Situation situation() const;
    void take(const StoreChanges &changes);
    void tell();
    void show(const News &news);
    void markRead(ConversationId conversation);
    void reply(ConversationId conversation, const QString &text);

    Sources from_;
    NotificationRules rules_;
    std::unique_ptr<Notifier> notifier_;
    QTimer gathering_;
    bool isSeen_ = false;
};

} // namespace letschat::client
