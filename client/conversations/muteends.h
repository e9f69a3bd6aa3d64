#pragma once

#include "core/clock.h"
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
    /// Both must outlive this.
    MuteEnds(LocalStore &store, const Clock &clock, QObject *parent = nullptr);

Q_SIGNALS:
    void ended(letschat::ConversationId conversation);

private:
    void take(const StoreChanges &changes);
    void tell();
    void wait();

    const Clock &clock_;
    QHash<ConversationId, Timestamp> ends_;
    /// For the soonest of them.
    QTimer timer_;
};

} // namespace letschat::client
