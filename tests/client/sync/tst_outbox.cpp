#include "outboxclient.h"
#include "sync/outgoingwords.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// In what order messages go out, and what ends their waiting.
class OutboxTest : public OutboxClientTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
