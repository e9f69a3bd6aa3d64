#pragma once

#include "protocol/ids.h"

#include <QObject>

namespace letschat::client {

/// What a person sees of news in one conversation, or in several where `conversation` is null.
/// Plain text, however the desktop draws it.
struct Notification
{
    ConversationId conversation;
    QString title;
    QString body;

    friend bool operator==(const Notification &, const Notification &) = default;
};

/// The desktop's way of showing notifications: one for each conversation, and one for several of
/// them. Nothing of it blocks, and nothing fails: a desktop that shows none shows none. GUI thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// In place of the one that is there for the same conversation.
    virtual void show(const Notification &notification) = 0;
    /// Takes it away again, as far as the desktop can.
    virtual void withdraw(ConversationId conversation) = 0;

Q_SIGNALS:
    /// It was clicked. The token lets the window come to the front (the XDG activation protocol);
    /// empty where the desktop has none.
    void opened(letschat::ConversationId conversation, const QString &activationToken);
    void readMarked(letschat::ConversationId conversation);
    void replied(letschat::ConversationId conversation, const QString &text);
    /// It is no longer there.
    void dismissed(letschat::ConversationId conversation);
};

} // namespace letschat::client
