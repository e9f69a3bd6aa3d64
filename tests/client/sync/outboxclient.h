#pragma once

#include "core/clock.h"
#include "support/clientsamples.h"
#include "support/fixedtoken.h"
#include "sync/outbox.h"
#include "sync/recorder.h"

#include <QTemporaryDir>

namespace letschat::test {

/// The outbox against a server that stores, stays silent, refuses or is away.
class OutboxClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    enum class Mode { Store, Silent, Refuse, Busy, BusyForLong };

    void start();
    /// A new client on the same store, and a server of another mood.
    void restart(Mode mode);
    template <class Act>
    void record(Act act)
    {
        store_->write([act](client::StoreContent &content, client::StoreChanges &changes) {
            client::Recorder recorder(content, changes);
            act(recorder);
            recorder.finish();
            return true;
        });
    }
    std::optional<client::Outgoing::State> stateOf(Nonce nonce) const;
    std::optional<FakeAnswer> serve(const FakeRequest &request);

    const ConversationId conversation_ = newId<ConversationId>();
    const UserId me_ = newId<UserId>();
    SystemClock clock_;
    FixedToken tokens_;
    Mode mode_ = Mode::Store;
    int mostAtOnce_ = 0;
    QList<Message> stored_;
    std::unique_ptr<FakeHttpServer> server_;
    std::unique_ptr<client::HttpLink> link_;
    std::unique_ptr<client::ApiClient> api_;
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<client::LocalStore> store_;
    std::unique_ptr<client::Outbox> outbox_;
};

} // namespace letschat::test
