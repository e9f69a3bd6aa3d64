#include "support/clientsamples.h"
#include "sync/outbox.h"

#include <QSignalSpy>
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
        outbox_ = std::make_unique<Outbox>(*api_, clock_);
    }
    void cleanup()
    {
        outbox_.reset();
        api_.reset();
        link_.reset();
    }

    void messagesOfAConversationGoOneByOneInOrder()
    {
        for (int i = 0; i < 20; ++i)
            outbox_->send(conversation_, QString::number(i));
        QCOMPARE(outbox_->waitingCount(), 20);
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
        const QSignalSpy changes(outbox_.get(), &Outbox::draftChanged);
        outbox_->send(conversation_, u"later"_s);
        outbox_->send(conversation_, u"after it"_s);
        QTest::qWait(50);
        QCOMPARE(outbox_->waitingCount(), 2);
        server_->listenAgain();
        outbox_->wake();
        QTRY_COMPARE_WITH_TIMEOUT(outbox_->waitingCount(), 0, 10'000);
        QCOMPARE(stored_.first().body, u"later"_s);
        QCOMPARE(changes.size(), 2);
    }

    void aRefusalFailsInPlainWordsAndTheNextGoesOn()
    {
        mode_ = Mode::Refuse;
        const auto nonce = outbox_->send(conversation_, u"no"_s);
        QSignalSpy changes(outbox_.get(), &Outbox::draftChanged);
        QVERIFY(changes.wait());
        mode_ = Mode::Store;
        outbox_->send(conversation_, u"yes"_s);
        QTRY_COMPARE(outbox_->waitingCount(), 0);
        const auto left = outbox_->drafts(conversation_);
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().nonce, nonce);
        QCOMPARE(left.first().state, Draft::State::Failed);
        QVERIFY(!left.first().failureReason.contains(u"cannot_message"_s));
        outbox_->retry(nonce);
        QTRY_COMPARE(stored_.size(), 2);
        QCOMPARE(stored_.last().nonce, nonce);
        QTRY_VERIFY(outbox_->drafts(conversation_).isEmpty()); // once the reply is here as well
    }

    void aFailedMessageCanBeDiscarded()
    {
        mode_ = Mode::Refuse;
        const auto nonce = outbox_->send(conversation_, u"no"_s);
        outbox_->discard(nonce);
        QCOMPARE(outbox_->drafts(conversation_).size(), 1);
        QTRY_COMPARE(outbox_->waitingCount(), 0);
        QSignalSpy discarded(outbox_.get(), &Outbox::draftDiscarded);
        outbox_->discard(nonce);
        QCOMPARE(discarded.size(), 1);
        QVERIFY(outbox_->drafts(conversation_).isEmpty());
    }

    void anEchoWithoutReplyIsEnoughAndTheNextGoesOn()
    {
        mode_ = Mode::Silent;
        const auto nonce = outbox_->send(conversation_, u"first"_s);
        outbox_->send(conversation_, u"second"_s);
        QTRY_COMPARE(server_->requests().size(), 1);
        mode_ = Mode::Store;
        auto echo = message(conversation_, 1, newId<UserId>(), u"first"_s);
        echo.nonce = nonce;
        outbox_->confirm(echo);
        outbox_->confirm(echo);
        QTRY_COMPARE(outbox_->waitingCount(), 0);
        QCOMPARE(stored_.size(), 1);
        QCOMPARE(stored_.first().body, u"second"_s);
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
    enum class Mode { Store, Silent, Refuse, Busy };

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
        case Mode::Store:
            break;
        }
        const auto sent = decode<SendMessageRequest>(request.body);
        auto message =
            test::message(conversation_, stored_.size() + 1, newId<UserId>(), sent->body);
        message.nonce = sent->nonce;
        stored_.append(message);
        return answer(message, 201);
    }

    const ConversationId conversation_ = newId<ConversationId>();
    SystemClock clock_;
    FixedToken tokens_;
    Mode mode_ = Mode::Store;
    int mostAtOnce_ = 0;
    QList<Message> stored_;
    std::unique_ptr<FakeHttpServer> server_;
    std::unique_ptr<HttpLink> link_;
    std::unique_ptr<ApiClient> api_;
    std::unique_ptr<Outbox> outbox_;
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
