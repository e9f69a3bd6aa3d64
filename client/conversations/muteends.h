#pragma once

#include "store/storechanges.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace letschat::client {

class LocalStore;

/// Tells when a conversation that is muted for a while is heard again. GUI thread.
class MuteEnds : public QObject
{
    Q_OBJECT

public:
    /// `store` must outlive this.
    explicit MuteEnds(LocalStore &store, QObject *parent = nullptr);

Q_SIGNALS:
    void ended(letschat::ConversationId conversation);

private:
    void take(const StoreChanges &changes);
    void tell();
    void wait();

    QHash<ConversationId, Timestamp> ends_;
    /// For the soonest of them.
    QTimer timer_;
};

} // namespace letschat::client
