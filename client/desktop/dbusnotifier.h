#pragma once

#include "desktop/notifier.h"

#include <QDBusMessage>
#include <QHash>

namespace letschat::client {

/// The notifications of the freedesktop.org specification, version 1.2, over the session bus.
/// Without a bus, or a server on it, nothing is shown.
class DBusNotifier : public Notifier
{
    Q_OBJECT

public:
    explicit DBusNotifier(QObject *parent = nullptr);
    /// Takes away what is shown: nobody would hear its clicks.
    ~DBusNotifier() override;

    void show(const Notification &notification) override;
    void withdraw(ConversationId conversation) override;

private Q_SLOTS:
    void hearClosed(uint id, uint reason);
    void hearAction(uint id, const QString &action);
    void hearToken(uint id, const QString &token);
    void hearReply(uint id, const QString &text);

private:
    /// One notification as the server has it. While it answers, what comes next waits.
    struct Shown
    {
        /// 0 until the server has given one.
        uint id = 0;
        bool isAsking = false;
        bool isUnwanted = false;
        std::optional<Notification> next;
        QString token;
    };

    void askCapabilities();
    void send(const Notification &notification, Shown &shown);
    void hearShown(ConversationId conversation, uint id);
    void forgetServer();
    void close(uint id);
    QDBusMessage call(const QString &method) const;
    std::optional<ConversationId> conversationOf(uint id) const;

    QHash<ConversationId, Shown> shown_;
    /// Waits for what the server can do.
    QList<Notification> early_;
    QStringList capabilities_;
    bool knowsCapabilities_ = false;
    bool isAsking_ = false;
};

} // namespace letschat::client
