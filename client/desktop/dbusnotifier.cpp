#include "desktop/dbusnotifier.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

const auto notificationService = u"org.freedesktop.Notifications"_s;
const auto notificationPath = u"/org/freedesktop/Notifications"_s;

const auto openAction = u"default"_s;
const auto readAction = u"mark-read"_s;
const auto replyAction = u"inline-reply"_s;

} // namespace

DBusNotifier::DBusNotifier(QObject *parent)
    : Notifier(parent)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const auto hear = [&](const QString &signal, const char *slot) {
        bus.connect(notificationService, notificationPath, notificationService, signal, this, slot);
    };
    hear(u"NotificationClosed"_s, SLOT(hearClosed(uint, uint)));
    hear(u"ActionInvoked"_s, SLOT(hearAction(uint, QString)));
    hear(u"ActivationToken"_s, SLOT(hearToken(uint, QString)));
    hear(u"NotificationReplied"_s, SLOT(hearReply(uint, QString)));
    auto *watcher = new QDBusServiceWatcher(notificationService, bus,
                                            QDBusServiceWatcher::WatchForUnregistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, &DBusNotifier::forgetServer);
}

DBusNotifier::~DBusNotifier()
{
    for (const auto &each : std::as_const(shown_))
        close(each.id);
}

QDBusMessage DBusNotifier::call(const QString &method) const
{
    return QDBusMessage::createMethodCall(notificationService, notificationPath,
                                          notificationService, method);
}

void DBusNotifier::show(const Notification &notification)
{
    if (!QDBusConnection::sessionBus().isConnected())
        return;
    if (!knowsCapabilities_) {
        early_.removeIf([&](const Notification &each) {
            return each.conversation == notification.conversation;
        });
        early_.append(notification);
        return askCapabilities();
    }
    auto &shown = shown_[notification.conversation];
    shown.isUnwanted = false;
    if (shown.isAsking)
        shown.next = notification;
    else
        send(notification, shown);
}

void DBusNotifier::askCapabilities()
{
    if (std::exchange(isAsking_, true))
        return;
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(call(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        isAsking_ = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        const auto early = std::exchange(early_, {});
        // A desktop without notifications. One may come later: the next message asks again.
        if (!reply.isValid())
            return;
        knowsCapabilities_ = true;
        capabilities_ = reply.value();
        for (const auto &notification : early)
            show(notification);
    });
}

void DBusNotifier::send(const Notification &notification, Shown &shown)
{
    const auto id = notification.conversation;
    QStringList actions;
    if (capabilities_.contains(u"actions"_s)) {
        actions = {openAction, tr("Open")};
        if (!id.isNull())
            actions += {readAction, tr("Mark as read")};
        if (!id.isNull() && capabilities_.contains(replyAction))
            actions += {replyAction, tr("Reply")};
    }
    const bool isMarkup = capabilities_.contains(u"body-markup"_s);
    const QVariantMap hints{{u"category"_s, u"im.received"_s},
                            {u"desktop-entry"_s, QCoreApplication::applicationName()},
                            {u"suppress-sound"_s, true},
                            {u"x-kde-reply-placeholder-text"_s, tr("Message")}};
    auto message = call(u"Notify"_s);
    message.setArguments(
        {u"LetsChat"_s, shown.id, QCoreApplication::applicationName(), notification.title,
         isMarkup ? notification.body.toHtmlEscaped() : notification.body, actions, hints, -1});
    shown.isAsking = true;
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, id] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        hearShown(id, reply.isValid() ? reply.value() : 0);
    });
}

/// Goes on with what came while the server was asked.
void DBusNotifier::hearShown(ConversationId conversation, uint id)
{
    const auto found = shown_.find(conversation);
    if (found == shown_.end())
        return close(id);
    found->id = id;
    found->isAsking = false;
    const auto next = std::exchange(found->next, std::nullopt);
    if (found->isUnwanted || (id == 0 && !next)) {
        shown_.erase(found);
        close(id);
    } else if (next) {
        send(*next, *found);
    }
}

void DBusNotifier::withdraw(ConversationId conversation)
{
    early_.removeIf([&](const Notification &each) { return each.conversation == conversation; });
    const auto found = shown_.find(conversation);
    if (found == shown_.end())
        return;
    found->next.reset();
    if (found->isAsking) {
        found->isUnwanted = true;
        return;
    }
    const auto id = found->id;
    shown_.erase(found);
    close(id);
}

void DBusNotifier::close(uint id)
{
    if (id == 0)
        return;
    auto message = call(u"CloseNotification"_s);
    message.setArguments({id});
    QDBusConnection::sessionBus().asyncCall(message);
}

std::optional<ConversationId> DBusNotifier::conversationOf(uint id) const
{
    const auto found =
        std::ranges::find_if(shown_, [id](const Shown &each) { return each.id == id && id != 0; });
    return found == shown_.cend() ? std::nullopt : std::optional(found.key());
}

void DBusNotifier::hearClosed(uint id, uint)
{
    const auto conversation = conversationOf(id);
    if (!conversation)
        return;
    auto &shown = shown_[*conversation];
    shown.id = 0;
    if (!shown.isAsking)
        shown_.remove(*conversation);
    Q_EMIT dismissed(*conversation);
}

void DBusNotifier::hearToken(uint id, const QString &token)
{
    if (const auto conversation = conversationOf(id))
        shown_[*conversation].token = token;
}

void DBusNotifier::hearAction(uint id, const QString &action)
{
    const auto conversation = conversationOf(id);
    if (!conversation)
        return;
    if (action == openAction)
        Q_EMIT opened(*conversation, shown_.value(*conversation).token);
    else if (action == readAction)
        Q_EMIT readMarked(*conversation);
}

void DBusNotifier::hearReply(uint id, const QString &text)
{
    if (const auto conversation = conversationOf(id))
        Q_EMIT replied(*conversation, text);
}

/// Its numbers mean nothing to the next one.
void DBusNotifier::forgetServer()
{
    const auto known = std::exchange(shown_, {}).keys();
    knowsCapabilities_ = false;
    for (const auto &conversation : known)
        Q_EMIT dismissed(conversation);
}

} // namespace letschat::client
