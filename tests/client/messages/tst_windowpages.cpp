#include "windowtest.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Pages that come late, fail, or are of what is no longer shown.
class WindowPagesTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aReloadWhileAPageIsOnItsWayAsksForNothingMore()
    {
        window().loadOlder();
        world_->work();
        QCOMPARE(world_->asked(), 1);
        reload();
        QCOMPARE(world_->asked(), 1);
        world_->breakOff();
        QVERIFY(!window().error().isEmpty());
        reload();
        reload();
        QCOMPARE(world_->asked(), 1);
        world_->answer();
        QVERIFY(world_->shows(81, 100));
        QVERIFY(window().error().isEmpty() && !window().isLoadingOlder());
    }

    void whatIsAnsweredForAnotherConversationIsNotShown_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<bool>("isBroken");
        QTest::addColumn<bool>("isOther");
        for (const auto *asked : {"older", "newer", "goal", "first"}) {
            for (const bool isBroken : {false, true}) {
                for (const bool isOther : {false, true})
                    QTest::addRow("%s, %s, %s", asked, isBroken ? "broken" : "answered",
                                  isOther ? "another is open" : "the talk is opened again")
                        << QString::fromLatin1(asked) << isBroken << isOther;
            }
        }
    }

    void whatIsAnsweredForAnotherConversationIsNotShown()
    {
        QFETCH(const QString, asked);
        QFETCH(const bool, isBroken);
        QFETCH(const bool, isOther);
        ask(asked);
        QCOMPARE(world_->asked(), 1);
        world_->open(isOther ? world_->other : world_->talk);
        placed_->clear();
        const auto reach = window().reach();
        QVERIFY(!reach.isLoadingOlder && !reach.isLoadingNewer);
        isBroken ? world_->breakOff() : world_->answer();
        QVERIFY(world_->shows(91, 100));
        QVERIFY(world_->model().row(0).message.conversationId == window().conversation());
        QCOMPARE(window().reach(), reach);
        QCOMPARE(placed_->size(), 0);
        QVERIFY(window().error().isEmpty() && window().notice().isEmpty());
        // It is asked for as ever.
        window().loadOlder();
        world_->work();
        while (world_->asked() > 0)
            world_->answer();
        QCOMPARE(world_->model().newestSeq(), 100);
        QVERIFY(world_->model().oldestSeq() < 91);
    }

    void aPageOfTheRowsBesideThoseThatWereLetGoIsNotJoined_data()
    {
        QTest::addColumn<bool>("isNewer");
        QTest::addRow("older") << false;
        QTest::addRow("newer") << true;
    }

    void aPageOfTheRowsBesideThoseThatWereLetGoIsNotJoined()
    {
        QFETCH(const bool, isNewer);
        goTo(50);
        world_->answer();
        for (int pages = 0; pages < 2; ++pages) {
            loadOlder();
            loadNewer();
        }
        QVERIFY(world_->shows(25, 74));
        isNewer ? window().loadNewer() : window().loadOlder();
        world_->work();
        QCOMPARE(world_->asked(), 1);
        window().setMostRows(20);
        isNewer ? window().see(25, 27) : window().see(72, 74);
        QVERIFY(isNewer ? world_->model().newestSeq() < 74 : world_->model().oldestSeq() > 25);
        const auto oldest = world_->model().oldestSeq();
        const auto newest = world_->model().newestSeq();
        // So that the page is not let go again at once.
        window().setMostRows(MessageWindow::usualMostRows);
        world_->answer();
        QVERIFY(world_->shows(oldest, newest));
        QVERIFY(window().hasOlder() && window().hasNewer());
        QVERIFY(!window().isLoadingOlder() && !window().isLoadingNewer());
    }

    void whatElseFailedIsStillTriedAgain()
    {
        goTo(50);
        world_->answer();
        window().loadOlder();
        window().loadNewer();
        world_->work();
        world_->breakOff(0);
        const auto error = window().error();
        QVERIFY(!error.isEmpty());
        world_->answer(0);
        QCOMPARE(window().error(), error);
        QVERIFY(world_->shows(45, 64));
        reload();
        world_->answer();
        QVERIFY(world_->shows(35, 64));
        QVERIFY(window().error().isEmpty());
    }

    void whatFailedByItselfIsTriedAgainOnceTheServerAnswersAgain()
    {
        window().loadOlder();
        world_->work();
        world_->breakOff();
        window().goOn();
        world_->work();
        QCOMPARE(world_->asked(), 1);
        world_->answer();
        QVERIFY(world_->shows(81, 100));
    }

    void theWindowMayDieWithAnswersUnderWay()
    {
        ask(u"goal"_s);
        window().loadOlder();
        world_->work();
        QCOMPARE(world_->asked(), 2);
        placed_.reset();
        tester_.reset();
        world_.reset();
    }
};

QTEST_GUILESS_MAIN(WindowPagesTest)
#include "tst_windowpages.moc"
