#include "outboxclient.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What waits through restarts, sign-ins and a store that is closed.
class OutboxKeptTest : public OutboxClientTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(OutboxKeptTest)
#include "tst_outboxkept.moc"
