#pragma once

#include <QObject>
#include <QTimer>

namespace letschat::client {

class ConversationListModel;

/// How many messages are unread in all: the sum of what the list shows, without the conversations
/// that are muted, for whose messages nobody wants to be called. One number for the window's title,
/// the tray and the badge. GUI thread.
class UnreadTotal : public QObject
{
    Q_OBJECT

public:
    explicit UnreadTotal(const ConversationListModel &model, QObject *parent = nullptr);

    int count() const { return count_; }

Q_SIGNALS:
    void changed();

private:
    void add();

    const ConversationListModel &model_;
    /// Many rows change at once.
    QTimer soon_;
    int count_ = 0;
};

} // namespace letschat::client
