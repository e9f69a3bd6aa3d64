#include "desktop/notifications.h"

#include "account/session.h"
#include "conversations/conversationspage.h"
#include "core/clock.h"
#include "core/text.h"
#include "desktop/notificationwords.h"
#include "people/peoplestore.h"
#include "settings/preferences.h"
#include "store/localstore.h"
#include "sync/draftbook.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

namespace letschat::client {

Notifications::Notifications(const Sources &sources, QObject *parent)
    : QObject(parent)
    , from_(sources)
{
    gathering_.setSingleShot(true);
    gathering_.setInterval(gathering);
    connect(&gathering_, &QTimer::timeout, this, &Notifications::tell);
    connect(&from_.store, &LocalStore::opened, this, [this] { rules_.begin(); });
    connect(&from_.store, &LocalStore::closed, this, [this] {
        rules_.begin();
        tell();
    });
    connect(&from_.store, &LocalStore::changed, this, &Notifications::take);
    connect(&from_.sync, &SyncEngine::caughtUp, this, [this] { rules_.caughtUp(); });
    connect(&from_.sync, &SyncEngine::syncingChanged, this, &Notifications::tell);
}

void Notifications::showBy(std::unique_ptr<Notifier> notifier)
{
    notifier_ = std::move(notifier);
    if (!notifier_)
        return;
    connect(notifier_.get(), &Notifier::opened, this, &Notifications::openWanted);
    connect(notifier_.get(), &Notifier::readMarked, this, &Notifications::markRead);
    connect(notifier_.get(), &Notifier::replied, this, &Notifications::reply);
    connect(notifier_.get(), &Notifier::dismissed, this,
            [this](ConversationId id) { rules_.forget(id); });
    gathering_.start();
}

NotificationRules::Situation Notifications::situation() const
{
    const auto watched = isSeen_ ? from_.conversations.currentId() : ConversationId();
    const bool isSilent = !from_.preferences.notifications() || from_.preferences.doNotDisturb();
    return {from_.session.userId(), SystemClock().now(), watched, isSilent, from_.isBlocked};
}

void Notifications::take(const StoreChanges &changes)
{
    rules_.take(changes, situation());
    if (rules_.hasDue() && !gathering_.isActive())
        gathering_.start();
}

void Notifications::tell()
{
    if (from_.sync.isSyncing() || !notifier_ || !rules_.hasDue())
        return;
    const auto due = rules_.due();
    for (const auto &id : due.withdrawn)
        notifier_->withdraw(id);
    // Whom the user blocks may have become known only now, at the start.
    for (const auto &news : due.shown) {
        if (!from_.isBlocked || !from_.isBlocked(news.newest.senderId))
            show(news);
    }
}

void Notifications::show(const News &news)
{
    const auto *conversation = from_.conversations.model()->find(news.conversation);
    NewsNames names;
    names.sender = from_.people.displayName(news.newest.senderId);
    if (conversation && conversation->kind == ConversationKind::Group)
        names.group = from_.conversations.model()->nameOf(news.conversation);
    notifier_->show(notificationOf(news, names, from_.preferences.previews()));
}

/// Up to what was told of.
void Notifications::markRead(ConversationId conversation)
{
    if (const auto *news = rules_.shown(conversation))
        from_.outbox.markRead(conversation, news->newest.seq);
}

void Notifications::reply(ConversationId conversation, const QString &text)
{
    auto body = text;
    if (conversation.isNull() || text.trimmed().isEmpty())
        return;
    if (hasForbiddenCharacters(body) || messageBodyRule.apply(body)) {
        // First, for who shows it to hear of what comes.
        Q_EMIT openWanted(conversation, {});
        from_.drafts.add(conversation, text);
        return;
    }
    markRead(conversation);
    from_.outbox.send(conversation, body, {}, TextSource::Elsewhere);
}

} // namespace letschat::client
