#include "support/clientsamples.h"
#include "sync/outbox.h"
#include "sync/outgoingwords.h"
#include "sync/recorder.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

class FixedToken final : public TokenSource
{
public:
    QString accessToken() const override { return u"token"_s; }
    QCoro::Task<Renewal> renew() override { co_return Renewal::Unanswered; }
};

/// The outbox against a server that stores, stays silent, refuses or is away.
class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        mode_ = Mode::Store;
        stored_.clear();
        mostAtOnce_ = 0;
        server_ = std::make_unique<FakeHttpServer>(
            [this](const FakeRequest &request) { return serve(request); });
        link_ = std::make_unique<HttpLink>(server_->url());
        api_ = std::make_unique<ApiClient>(*link_, tokens_);
        directory_ = std::make_unique<QTemporaryDir>();
        start();
        Conversation known;
        known.id = conversation_;
        known.mine = Membership();
        record([known](Recorder &recorder) { recorder.storeOpened(known); });
    }
    void cleanup()
    {
        outbox_.reset();
        store_.reset();
        api_.reset();
        link_.reset();
    }

    void messagesOfAConversationGoOneByOneInOrder()
    {
        for (int i = 0; i < 20; ++i)
            outbox_->send(conversation_, QString::number(i));
        QTRY_COMPARE(stored_.size(), 20);
        QTRY_COMPARE(outbox_->waitingCount(), 0);
        QStringList bodies;
        for (const auto &message : stored_)
            bodies.append(message.body);
        QStringList wanted;
        for (int i = 0; i < 20; ++i)
            wanted.append(QString::number(i));
        QCOMPARE(bodies, wanted);
        QCOMPARE(mostAtOnce_, 1);
    }

    void aConversationThatIsStuckHoldsUpNoOther()
    {
        mode_ = Mode::Silent;
        outbox_->send(conversation_, u"stuck"_s);
        QTRY_COMPARE(server_->requests().size(), 1);
        mode_ = Mode::Store;
        outbox_->send(newId<ConversationId>(), u"free"_s);
        QTRY_COMPARE(stored_.size(), 1);
        QTRY_COMPARE(outbox_->waitingCount(), 1);
    }

    void everyTryCarriesTheSameNonce()
    {
        mode_ = Mode::Busy;
        const auto nonce = outbox_->send(conversation_, u"again"_s);
        QTRY_COMPARE_WITH_TIMEOUT(server_->requests().size(), 3, 10'000);
        mode_ = Mode::Store;
        outbox_->wake();
        QTRY_COMPARE(outbox_->waitingCount(), 0);
        for (const auto &request : server_->requests())
            QCOMPARE(request.body.value(u"nonce"_s).toString(), nonce.toString());
        QCOMPARE(stored_.size(), 1);
    }

    void aServerThatIsAwayIsNoFailure()
    {
        server_->stopListening();
        outbox_->send(conversation_, u"later"_s);
        outbox_->send(conversation_, u"after it"_s);
        QTRY_COMPARE(outbox_->waitingCount(), 2);
        QTest::qWait(50);
        for (const auto &each : outbox_->outgoing(conversation_))
            QCOMPARE(each.state, Outgoing::State::Waiting);
        server_->listenAgain();
        outbox_->wake();
        QTRY_COMPARE_WITH_TIMEOUT(outbox_->waitingCount(), 0, 10'000);
        QCOMPARE(stored_.first().body, u"later"_s);
    }

    void aRefusalFailsInPlainWordsAndTheNextGoesOn()
    {
        mode_ = Mode::Refuse;
        const auto nonce = outbox_->send(conversation_, u"no"_s);
        QTRY_COMPARE(stateOf(nonce), Outgoing::State::Failed);
        mode_ = Mode::Store;
        outbox_->send(conversation_, u"yes"_s);
        QTRY_COMPARE(stored_.size(), 1);
        QTRY_COMPARE(outbox_->outgoing(conversation_).size(), 1);
        const auto left = outbox_->outgoing(conversation_).first();
        QCOMPARE(left.nonce, nonce);
        QCOMPARE(refusalInWords(left), u"You cannot send messages to this person."_s);
        QCOMPARE(left.aboveSeq, 0);
        outbox_->retry(nonce);
        QTRY_COMPARE(stored_.size(), 2);
        QCOMPARE(stored_.last().nonce, nonce);
        QTRY_VERIFY(outbox_->outgoing(conversation_).isEmpty()); // once the reply is here as well
    }

    void onlyAFailedMessageCanBeDiscarded()
    {
        mode_ = Mode::Silent;
        const auto nonce = outbox_->send(conversation_, u"no"_s);
        outbox_->discard(nonce);
        QTRY_COMPARE(server_->requests().size(), 1);
        QCOMPARE(stateOf(nonce), Outgoing::State::Waiting);
        restart(Mode::Refuse);
        QTRY_COMPARE(stateOf(nonce), Outgoing::State::Failed);
        outbox_->discard(nonce);
        QTRY_VERIFY(outbox_->outgoing(conversation_).isEmpty());
    }

    void anEchoWithoutReplyIsEnoughAndTheNextGoesOn()
    {
        mode_ = Mode::Silent;
        const auto nonce = outbox_->send(conversation_, u"first"_s);
        outbox_->send(conversation_, u"second"_s);
        QTRY_COMPARE(server_->requests().size(), 1);
        mode_ = Mode::Store;
        auto echo = message(conversation_, 1, me_, u"first"_s);
        echo.nonce = nonce;
        for (int i = 0; i < 2; ++i)
            record([echo](Recorder &recorder) {
                recorder.apply(MessageNew{echo.conversationId, 1, echo});
            });
        QTRY_COMPARE(stored_.size(), 1);
        QTRY_COMPARE(outbox_->waitingCount(), 0);
        QCOMPARE(stored_.first().body, u"second"_s);
    }

    void anEchoEndsTheWaitForTheNextTry()
    {
        mode_ = Mode::BusyForLong;
        const auto nonce = outbox_->send(conversation_, u"first"_s);
        outbox_->send(conversation_, u"second"_s);
        QTRY_COMPARE(server_->requests().size(), 1);
        QTest::qWait(50);
        mode_ = Mode::Store;
        auto echo = message(conversation_, 1, me_, u"first"_s);
        echo.nonce = nonce;
        record([echo](Recorder &recorder) {
            recorder.apply(MessageNew{echo.conversationId, 1, echo});
        });
        QTRY_COMPARE(stored_.size(), 1);
        QCOMPARE(stored_.first().body, u"second"_s);
    }

    void whatIsUnsentSurvivesARestartWithItsNonceAndOrder()
    {
        mode_ = Mode::Silent;
        const auto first = outbox_->send(conversation_, u"first"_s);
        const auto second = outbox_->send(conversation_, u"second"_s);
        QTRY_COMPARE(outbox_->waitingCount(), 2);
        QTRY_COMPARE(server_->requests().size(), 1);
        restart(Mode::Store);
        QTRY_COMPARE(stored_.size(), 2);
        QCOMPARE(stored_[0].nonce, first);
        QCOMPARE(stored_[1].nonce, second);
        QTRY_COMPARE(outbox_->waitingCount(), 0);
    }

    void onlyTheNewestReadMarkGoesOut()
    {
        mode_ = Mode::Silent;
        outbox_->send(conversation_, u"holds up the rest"_s);
        QTRY_COMPARE(server_->requests().size(), 1);
        for (const auto seq : {3, 7, 5})
            outbox_->markRead(conversation_, seq);
        QTRY_COMPARE(outbox_->outgoing(conversation_).size(), 2);
        QTRY_COMPARE(outbox_->outgoing(conversation_).last().seq, 7);
        restart(Mode::Store);
        QTRY_COMPARE(server_->requests().size(), 3);
        QTRY_VERIFY(outbox_->outgoing(conversation_).isEmpty());
        QCOMPARE(server_->requests().last().body.value(u"seq"_s).toInt(), 7);
        QCOMPARE(server_->requests().size(), 3);
    }

    void nothingGoesOutBeforeSomebodyIsSignedIn()
    {
        outbox_->setActive(false);
        outbox_->send(conversation_, u"early"_s);
        QTRY_COMPARE(outbox_->waitingCount(), 1);
        QTest::qWait(50);
        QCOMPARE(server_->requests().size(), 0);
        outbox_->setActive(true);
        QTRY_COMPARE(stored_.size(), 1);
    }

    void theDraftGoesWithItsMessageAndStaysBesideAnother_data()
    {
        QTest::addColumn<TextSource>("source");
        QTest::addColumn<QStringList>("left");
        QTest::newRow("the draft") << TextSource::Draft << QStringList{QString()};
        QTest::newRow("another") << TextSource::Elsewhere << QStringList();
    }
    void theDraftGoesWithItsMessageAndStaysBesideAnother()
    {
        QFETCH(TextSource, source);
        QFETCH(QStringList, left);
        const Draft draft{conversation_, u"half a thought"_s, {}, clock_.now()};
        store_->write([draft](StoreContent &content, StoreChanges &) {
            content.outbox().putDraft(draft);
            return true;
        });
        QStringList texts;
        int transactions = 0;
        connect(store_.get(), &LocalStore::changed, this, [&](const StoreChanges &changes) {
            transactions += changes.outgoing.isEmpty() ? 0 : 1;
            for (const auto &each : changes.drafts)
                texts.append(each.text);
        });
        outbox_->setActive(false);
        outbox_->send(conversation_, u"a message"_s, {}, source);
        QTRY_COMPARE(transactions, 1);
        QCOMPARE(texts, left);
    }

    void aStoreThatIsClosedGivesTheTextBack()
    {
        store_->close();
        QSignalSpy notTaken(outbox_.get(), &Outbox::notTaken);
        outbox_->send(conversation_, u"keep me"_s);
        QVERIFY(notTaken.wait());
        QCOMPARE(notTaken.first().first().value<Outgoing>().body, u"keep me"_s);
    }

    void theOutboxMayDieWithAMessageUnderWay()
    {
        mode_ = Mode::Silent;
        outbox_->send(conversation_, u"lost"_s);
        QTRY_COMPARE(server_->requests().size(), 1);
        outbox_.reset();
        link_.reset();
    }

private:
    enum class Mode { Store, Silent, Refuse, Busy, BusyForLong };

    void start()
    {
        store_ = std::make_unique<LocalStore>();
        outbox_ = std::make_unique<Outbox>(*api_, *store_, clock_);
        outbox_->setActive(true);
        store_->open(directory_->filePath(u"store.sqlite"_s), me_);
    }
    /// A new client on the same store, and a server of another mood.
    void restart(Mode mode)
    {
        outbox_.reset();
        store_.reset();
        mode_ = mode;
        start();
    }
    template <class Act>
    void record(Act act)
    {
        store_->write([act](StoreContent &content, StoreChanges &changes) {
            Recorder recorder(content, changes);
            act(recorder);
            recorder.finish();
            return true;
        });
    }
    std::optional<Outgoing::State> stateOf(Nonce nonce) const
    {
        for (const auto &each : outbox_->outgoing(conversation_)) {
            if (each.nonce == nonce)
                return each.state;
        }
        return std::nullopt;
    }

    std::optional<FakeAnswer> serve(const FakeRequest &request)
    {
        mostAtOnce_ = std::max(mostAtOnce_, int(server_->requests().size() - stored_.size()));
        switch (mode_) {
        case Mode::Silent:
            return std::nullopt;
        case Mode::Refuse:
            return refusal(ProblemCode::CannotMessage);
        case Mode::Busy:
            return refusal(ProblemCode::Unavailable, "Retry-After: 0\r\n");
        case Mode::BusyForLong:
            return refusal(ProblemCode::Unavailable, "Retry-After: 600\r\n");
        case Mode::Store:
            break;
        }
        if (request.method == "PUT")
            return FakeAnswer{204, {}};
        const auto sent = decode<SendMessageRequest>(request.body);
        const auto conversation =
            ConversationId::parse(QString::fromLatin1(request.target.split('/').value(4)));
        auto message = test::message(*conversation, 100 + stored_.size(), me_, sent->body);
        message.nonce = sent->nonce;
        stored_.append(message);
        return answer(message, 201);
    }

    const ConversationId conversation_ = newId<ConversationId>();
    const UserId me_ = newId<UserId>();
    SystemClock clock_;
    FixedToken tokens_;
    Mode mode_ = Mode::Store;
    int mostAtOnce_ = 0;
    QList<Message> stored_;
    std::unique_ptr<FakeHttpServer> server_;
    std::unique_ptr<HttpLink> link_;
    std::unique_ptr<ApiClient> api_;
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<LocalStore> store_;
    std::unique_ptr<Outbox> outbox_;
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
