#include "support/clientsamples.h"
#include "support/fixedtoken.h"
#include "support/modelserver.h"
#include "sync/historyloader.h"
#include "sync/syncengine.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

namespace {

/// A lane that tells how many of its results were given, right before each of them.
class CountingLane final : public StoreLane
{
public:
    explicit CountingLane(std::function<void(int)> beforeResult)
        : beforeResult_(std::move(beforeResult))
    {}

    void post(std::function<void()> work, std::function<void()> then) override
    {
        work();
        const auto give = [this, then = std::move(then)] {
            beforeResult_(++count_);
            then();
        };
        QMetaObject::invokeMethod(&home_, give, Qt::QueuedConnection);
    }

private:
    QObject home_;
    std::function<void(int)> beforeResult_;
    int count_ = 0;
};

} // namespace

/// The engine alone, with a hint that comes at a moment of the test's choice.
class SyncEngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The store gives four results: it is open, what is held, what was adopted, what is held now.
    void aHintAtAnyMomentOfASyncIsFollowed_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 1; step <= 4; ++step)
            QTest::addRow("before result %d", step) << step;
    }
    void aHintAtAnyMomentOfASyncIsFollowed()
    {
        QFETCH(const int, step);
        ModelServer server;
        const auto ada = person(u"Ada"_s);
        const auto ben = person(u"Ben"_s);
        const auto talk = direct(ada, ben);
        for (const auto &each : {ada, ben})
            server.addPerson(each);
        server.add(talk);
        FakeHttpServer http([&](const FakeRequest &request) {
            const auto body = QJsonDocument(request.body).toJson(QJsonDocument::Compact);
            const auto target = request.target.mid(qsizetype(apiBase.size()));
            const auto reply = server.answer(ada.id, {Method::Post, target, body, {}});
            return FakeAnswer{reply.status, reply.body, "Content-Type: application/json\r\n"};
        });
        HttpLink link(http.url());
        FixedToken tokens;
        ApiClient api(link, tokens);
        SyncEngine *engine = nullptr;
        const auto hint = [&](int count) {
            if (count == step) {
                (void)server.send(ben.id, talk.id, u"written meanwhile"_s);
                engine->receive(SyncHint());
            }
        };
        LocalStore store(std::make_unique<CountingLane>(hint));
        HistoryLoader history(api, store);
        SyncEngine sync(api, store, history);
        engine = &sync;
        const QTemporaryDir directory;
        qint64 lastSeq = 0;
        connect(&store, &LocalStore::changed, this, [&](const StoreChanges &changes) {
            for (const auto &message : changes.messages)
                lastSeq = std::max(lastSeq, message.seq);
        });
        store.open(directory.filePath(u"ada.sqlite"_s), ada.id);
        sync.receive(AuthOk());
        QTRY_COMPARE(lastSeq, 1);
        QTRY_VERIFY(!sync.isSyncing());
    }
};

QTEST_GUILESS_MAIN(SyncEngineTest)
#include "tst_syncengine.moc"
