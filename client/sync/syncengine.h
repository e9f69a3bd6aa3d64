#pragma once

#include "core/backoff.h"
#include "network/apiclient.h"
#include "store/localstore.h"
#include "sync/eventorder.h"

#include <QObject>
#include <QTimer>

namespace letschat::client {

class HistoryLoader;

/// Keeps the store like the server (protocol.md, 4.4 and 5 "Gaps"). A live event is applied only
/// right after what is held, with its number, in one transaction; where events were missed, /sync
/// brings what they told; events that come meanwhile wait for its end. GUI thread.
class SyncEngine : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool syncing READ isSyncing NOTIFY syncingChanged)

public:
    /// How long an event waits for those before it (protocol.md, 5).
    static constexpr std::chrono::milliseconds patience{300};

    SyncEngine(ApiClient &api, LocalStore &store, HistoryLoader &history,
               QObject *parent = nullptr);

    /// An event of the socket.
    void receive(const Event &event);
    /// Fetches everything that was missed.
    void sync();
    /// Fetches what lies before events that came too early, without waiting for it any longer.
    void fillGaps();
    /// A conversation that was just opened here, as the server answered it.
    QCoro::Task<> adoptOpened(Conversation conversation);

    bool isSyncing() const { return isSyncing_; }

Q_SIGNALS:
    void syncingChanged();
    /// The store is like the server was a moment ago.
    void caughtUp();
    /// It could not be fetched now; it is tried again by itself.
    void failed(const letschat::client::ApiError &error);

private:
    /// What is to be fetched.
    struct Wish
    {
        bool all = false;
        QSet<ConversationId> only;

        bool isEmpty() const { return !all && only.isEmpty(); }
        void add(const Wish &other);
    };
    enum class Step { Done, More, Failed };

    void take(const QList<Event> &events);
    void want(const Wish &wish);
    QCoro::Task<> apply(Event event);
    QCoro::Task<> fetchWishes();
    QCoro::Task<Step> fetchPage(Wish wish);
    QCoro::Task<Step> adopt(SyncReply reply, EventOrder::Numbers known);
    QCoro::Task<> learnHeld();
    void noteFor(const SyncReply &reply, const EventOrder::Numbers &known);
    void finishSync(bool isDone);
    void setSyncing(bool syncing);
    void clear();

    ApiClient &api_;
    LocalStore &store_;
    HistoryLoader &history_;
    EventOrder order_;
    /// Came while something was being fetched.
    QList<Event> queued_;
    Wish wish_;
    Backoff backoff_;
    QTimer patience_;
    QTimer retry_;
    bool isSyncing_ = false;
    /// Counts the stores, so that what comes late is known for that.
    quint64 life_ = 0;
};

} // namespace letschat::client
