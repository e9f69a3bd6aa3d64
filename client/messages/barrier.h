#pragma once

#include "protocol/ids.h"

#include <QObject>

namespace letschat::client {

class BlockListModel;
class ConversationsPage;
class PeopleStore;

/// What stands in the way of writing in the open conversation, as far as it is known here. The
/// server alone knows whether the other person blocks the user, and tells nobody. GUI thread.
class Barrier : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool writable READ isWritable NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(bool blocked READ isBlocked NOTIFY changed)

public:
    /// All must outlive this.
    Barrier(ConversationsPage &conversations, PeopleStore &people, BlockListModel &blocks,
            QObject *parent = nullptr);

    bool isWritable() const { return reason().isEmpty(); }
    /// In words for the user; empty where nothing stands in the way.
    QString reason() const;
    /// It is the user who blocks the other person, and may end it.
    bool isBlocked() const;
    Q_INVOKABLE void unblock();

Q_SIGNALS:
    void changed();

private:
    UserId peer() const;

    ConversationsPage &conversations_;
    PeopleStore &people_;
    BlockListModel &blocks_;
};

} // namespace letschat::client
