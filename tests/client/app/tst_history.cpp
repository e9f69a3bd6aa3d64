#include "store/sqlite.h"
#include "talktest.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Which part of a long history the open conversation shows: Ada's with Ben, who wrote a lot.
class HistoryTest : public TalkTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TalkTest::init();
        store_ = options_.directory() + u'/' + ada_.id.toString() + u".sqlite"_s;
        placed_ = std::make_unique<QSignalSpy>(page().history(), &MessageWindow::placed);
    }
    void cleanup()
    {
        placed_.reset();
        TalkTest::cleanup();
    }

    void aConversationOpensWhereTheUnreadBegin()
    {
        write(300, 100);
        openTalk();
        QTRY_COMPARE(placed_->size(), 1);
        QCOMPARE(row(placed_->first()).message.seq, 101);
        QCOMPARE(page().model()->unreadFrom(), 101);
        QVERIFY(page().hasOlder());
        QVERIFY(page().history()->hasNewer());
        QVERIFY(isWhole());
    }

    void nothingUnreadOpensTheEnd()
    {
        write(300, 300);
        openTalk();
        QTRY_COMPARE(placed_->size(), 1);
        QCOMPARE(placed_->first().first().toInt(), -1);
        QCOMPARE(page().model()->unreadFrom(), 0);
        QCOMPARE(page().model()->newestSeq(), 300);
        QVERIFY(!page().history()->hasNewer());
    }

    void theUnreadLineIsGoneWhenItIsOpenedAgain()
    {
        write(10, 4);
        openTalk();
        QTRY_COMPARE(page().model()->unreadFrom(), 5);
        page().markRead(10);
        QTRY_COMPARE(page().unreadCount(), 0);
        QCOMPARE(page().model()->unreadFrom(), 5);
        page().close();
        conversations().open(talk_.id.toString());
        QTRY_VERIFY(page().model()->rowCount() > 0);
        QCOMPARE(page().model()->unreadFrom(), 0);
    }

    void newerPagesComeUpToTheEnd()
    {
        write(300, 100);
        openTalk();
        QTRY_VERIFY(page().history()->hasNewer());
        for (int pages = 0; page().history()->hasNewer() && pages < 12; ++pages) {
            page().history()->loadNewer();
            QTRY_VERIFY(!page().history()->isLoadingNewer());
            QVERIFY(isWhole());
        }
        QCOMPARE(page().model()->newestSeq(), 300);
    }

    void whatArrivesOutOfReachIsCountedAndShownAtTheEnd()
    {
        write(300, 100);
        openTalk();
        QTRY_COMPARE(page().history()->lastSeq(), 300);
        const auto newest = page().model()->newestSeq();
        const int unread = page().unreadCount();
        house_->tellOf(house_->store(talk_.id, ben_.id, u"another"_s));
        QTRY_COMPARE(page().history()->lastSeq(), 301);
        QCOMPARE(page().model()->newestSeq(), newest);
        QVERIFY(page().unreadCount() >= std::min(unread, 99));
        page().history()->toNewest();
        QTRY_COMPARE(page().model()->newestSeq(), 301);
        QVERIFY(!page().history()->hasNewer());
        QVERIFY(isWhole());
    }

    void sendingGoesToTheEnd()
    {
        write(300, 100);
        openTalk();
        QTRY_VERIFY(page().history()->hasNewer());
        page().send(u"mine"_s);
        QTRY_COMPARE(page().model()->row(0).message.body, u"mine"_s);
        QVERIFY(!page().history()->hasNewer());
        QTRY_COMPARE(page().model()->newestSeq(), 301);
    }

    void aPlaceWinsOverTheFirstUnread()
    {
        write(300, 100);
        openTalk();
        page().close();
        conversations().open(talk_.id.toString());
        page().goTo(42);
        placed_->clear();
        QTRY_COMPARE(placed_->size(), 1);
        QCOMPARE(row(placed_->first()).message.seq, 42);
        QCOMPARE(placed_->first().last().toBool(), true);
        QVERIFY(isWhole());
        page().goTo(43);
        QCOMPARE(placed_->size(), 2);
        page().goTo(250);
        QTRY_COMPARE(placed_->size(), 3);
        QCOMPARE(row(placed_->last()).message.seq, 250);
        QVERIFY(isWhole());
    }

    void whereAPlaceCannotBeHadOneStaysAndIsTold()
    {
        write(300, 300);
        openTalk();
        QTRY_COMPARE(page().model()->newestSeq(), 300);
        const auto rows = page().model()->rowCount();
        house_->cutSocket();
        house_->http().stopListening();
        page().goTo(3);
        QTRY_VERIFY(!page().error().isEmpty());
        QCOMPARE(page().model()->rowCount(), rows);
        QCOMPARE(page().model()->newestSeq(), 300);
        house_->http().listenAgain();
        page().reload();
        QTRY_VERIFY(page().model()->rowAt(3) >= 0);
        QVERIFY(page().error().isEmpty());
    }

    void aPageThatFailedIsNotTheEndAndIsAskedForAgain_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<bool>("isNewer");
        for (const bool isNewer : {false, true}) {
            const auto *end = isNewer ? "newer" : "older";
            QTest::addRow("%s, the server is away", end) << QString() << isNewer;
            QTest::addRow("%s, the store cannot be read", end) << u"stretches"_s << isNewer;
            QTest::addRow("%s, the store cannot keep it", end) << u"messages"_s << isNewer;
        }
    }

    void aPageThatFailedIsNotTheEndAndIsAskedForAgain()
    {
        QFETCH(const QString, table);
        QFETCH(const bool, isNewer);
        write(300, 100);
        openTalk();
        QTRY_VERIFY(page().hasOlder() && page().history()->hasNewer());
        const auto &model = *page().model();
        const auto oldest = model.oldestSeq();
        const auto newest = model.newestSeq();
        hide(table);
        isNewer ? page().history()->loadNewer() : page().loadOlder();
        QTRY_VERIFY(!page().error().isEmpty());
        QVERIFY(!page().isLoadingOlder() && !page().history()->isLoadingNewer());
        QVERIFY(page().hasOlder() && page().history()->hasNewer());
        QCOMPARE(model.oldestSeq(), oldest);
        QCOMPARE(model.newestSeq(), newest);
        unhide(table);
        page().reload();
        QTRY_VERIFY(page().error().isEmpty());
        QCOMPARE(model.newestSeq() > newest, isNewer);
        QCOMPARE(model.oldestSeq() < oldest, !isNewer);
        QVERIFY(isWhole());
    }

    void aConversationThatCannotBeReadSaysSoAndCanBeTriedAgain()
    {
        write(30, 30);
        openTalk();
        page().close();
        hide(u"stretches"_s);
        conversations().open(talk_.id.toString());
        QTRY_VERIFY(!page().error().isEmpty());
        QVERIFY(!page().isLoading());
        unhide(u"stretches"_s);
        page().reload();
        QTRY_COMPARE(page().model()->newestSeq(), 30);
        QVERIFY(page().error().isEmpty() && !page().isLoading());
    }

    void aPlaceThatIsNoLongerThereIsSaidAndGivenUp()
    {
        write(300, 300);
        openTalk();
        QTRY_COMPARE(page().model()->newestSeq(), 300);
        placed_->clear();
        for (int time = 1; time <= 2; ++time) {
            page().goTo(900);
            QTRY_COMPARE(page().history()->notice(), u"This message is no longer there."_s);
            QVERIFY(page().error().isEmpty());
            QCOMPARE(page().model()->newestSeq(), 300);
            page().history()->dismissNotice();
            QCOMPARE(page().history()->notice(), QString());
            // Nobody is led there later.
            const auto asked = askedAround(900);
            const auto oldest = page().model()->oldestSeq();
            page().reload();
            QTRY_VERIFY(page().model()->oldestSeq() < oldest);
            QCOMPARE(askedAround(900), asked);
            page().close();
            QCOMPARE(page().history()->notice(), QString());
            conversations().open(talk_.id.toString());
        }
    }

    void aJumpIsNotForgottenForAnOlderPageThatComesMeanwhile()
    {
        write(300, 300);
        openTalk();
        QTRY_COMPARE(page().model()->newestSeq(), 300);
        page().loadOlder();
        QTRY_VERIFY(page().model()->rowCount() > 50);
        // Now there is an older page in the store.
        page().close();
        conversations().open(talk_.id.toString());
        QTRY_COMPARE(page().model()->rowCount(), 50);
        house_->cutSocket();
        house_->http().stopListening();
        page().goTo(3);
        page().loadOlder();
        QTRY_VERIFY(page().model()->rowCount() > 50);
        QTRY_VERIFY(!page().error().isEmpty());
        house_->http().listenAgain();
        page().reload();
        QTRY_VERIFY(page().model()->rowAt(3) >= 0);
        QVERIFY(page().error().isEmpty());
    }

    void whatIsFarFromWhatIsSeenIsLetGo()
    {
        write(1200, 1200);
        openTalk();
        QTRY_COMPARE(page().model()->newestSeq(), 1200);
        for (int pages = 0; page().hasOlder() && pages < 60; ++pages) {
            const auto oldest = page().model()->oldestSeq();
            page().history()->see(oldest, oldest + 10);
            page().loadOlder();
            QTRY_VERIFY(!page().isLoadingOlder());
            QVERIFY(page().model()->rowCount() <= 460);
            QVERIFY(page().model()->rowAt(oldest) >= 0);
            QVERIFY(isWhole());
        }
        QCOMPARE(page().model()->oldestSeq(), 1);
        QVERIFY(page().history()->hasNewer());
    }

private:
    const MessageRow &row(const QList<QVariant> &placed)
    {
        return page().model()->row(placed.first().toInt());
    }
    void write(int count, qint64 read)
    {
        for (int i = 0; i < count; ++i)
            house_->store(talk_.id, ben_.id, QString::number(i + 1));
        QVERIFY(house_->server().markRead(ada_.id, talk_.id, read));
    }
    void openTalk() { open(talk_.id); }
    /// The store loses a table for a while; without a name, the server goes.
    void hide(const QString &table)
    {
        if (!table.isEmpty())
            return Sqlite(store_).execute(u"ALTER TABLE %1 RENAME TO hidden"_s.arg(table));
        house_->cutSocket();
        house_->http().stopListening();
    }
    void unhide(const QString &table)
    {
        if (!table.isEmpty())
            return Sqlite(store_).execute(u"ALTER TABLE hidden RENAME TO %1"_s.arg(table));
        house_->http().listenAgain();
    }

    QString store_;
    std::unique_ptr<QSignalSpy> placed_;
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
