#include "support/handhistory.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What a MessageWindow does with answers that come late, or in another order than was asked for.
/// It begins with the newest page, 91 to 100.
class MessageWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<HandHistory>();
        tester_ = std::make_unique<QAbstractItemModelTester>(
            &world_->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        world_->open(world_->talk);
        QVERIFY(world_->shows(91, 100));
        placed_ = std::make_unique<QSignalSpy>(&window(), &MessageWindow::placed);
    }
    void cleanup()
    {
        placed_.reset();
        tester_.reset();
        world_.reset();
    }

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

    void aReloadWhileTheFirstPageIsOnItsWayShowsItOnce()
    {
        openUnread();
        QCOMPARE(world_->asked(), 1);
        reload();
        QCOMPARE(world_->asked(), 2);
        world_->answer();
        QVERIFY(window().isLoading());
        QCOMPARE(placed_->size(), 0);
        world_->answer();
        QCOMPARE(placed_->size(), 1);
        QCOMPARE(placedSeq(), 20);
    }

    void aReloadOfAJumpGoesThereOnce()
    {
        goTo(20);
        world_->breakOff();
        QVERIFY(!window().error().isEmpty());
        reload();
        reload();
        QCOMPARE(world_->asked(), 2);
        world_->breakOff();
        // Another one is under way.
        QCOMPARE(placed_->size(), 0);
        world_->answer();
        QCOMPARE(placed_->size(), 1);
        QCOMPARE(placedSeq(), 20);
        QVERIFY(window().error().isEmpty());
        reload();
        QCOMPARE(placed_->size(), 1);
    }

    void onlyTheLastGoalIsGoneTo_data()
    {
        QTest::addColumn<bool>("isFirstLate");
        QTest::addColumn<bool>("isBroken");
        for (const bool isFirstLate : {false, true}) {
            const auto *order = isFirstLate ? "after the other" : "before the other";
            QTest::addRow("its page comes %s", order) << isFirstLate << false;
            QTest::addRow("it fails %s", order) << isFirstLate << true;
        }
    }
    void onlyTheLastGoalIsGoneTo()
    {
        QFETCH(const bool, isFirstLate);
        QFETCH(const bool, isBroken);
        goTo(20);
        goTo(60);
        QCOMPARE(world_->asked(), 2);
        if (isFirstLate)
            world_->answer(1);
        isBroken ? world_->breakOff(0) : world_->answer(0);
        if (!isFirstLate) {
            QVERIFY(world_->shows(91, 100));
            QCOMPARE(placed_->size(), 0);
            QVERIFY(window().error().isEmpty());
            world_->answer(0);
        }
        QCOMPARE(placed_->size(), 1);
        QCOMPARE(placedSeq(), 60);
        QVERIFY(world_->shows(55, 64));
        QVERIFY(window().error().isEmpty() && window().notice().isEmpty());
        // Nor is the first one gone to later.
        reload();
        while (world_->asked() > 0)
            world_->answer();
        QCOMPARE(placed_->size(), 1);
    }

    void aGoalThatIsShownAlreadyEndsAJumpThatIsUnderWay()
    {
        const QList<std::pair<qint64, qint64>> jumps{{20, 95}, {60, 0}};
        for (const auto &[elsewhere, goal] : jumps) {
            placed_->clear();
            goTo(elsewhere);
            goTo(goal);
            QCOMPARE(placed_->size(), 1);
            world_->answer();
            QCOMPARE(placed_->size(), 1);
            QVERIFY(world_->shows(91, 100));
        }
    }

    void aGoalBeforeTheFirstPageIsThereTakesThePlaceOfTheFirstUnread_data()
    {
        QTest::addColumn<int>("first");
        QTest::addRow("the page of the unread comes first") << 0;
        QTest::addRow("that of the goal comes first") << 1;
    }
    void aGoalBeforeTheFirstPageIsThereTakesThePlaceOfTheFirstUnread()
    {
        QFETCH(const int, first);
        openUnread();
        goTo(60);
        QCOMPARE(world_->asked(), 2);
        world_->answer(first);
        QCOMPARE(placed_->size(), first);
        world_->answer(0);
        QCOMPARE(placed_->size(), 1);
        QCOMPARE(placedSeq(), 60);
        QVERIFY(world_->model().rowAt(60) >= 0);
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

    void aJumpThatFailedIsNotMadeByItselfOnceTheServerAnswersAgain()
    {
        goTo(20);
        world_->breakOff();
        window().goOn();
        world_->work();
        QCOMPARE(world_->asked(), 0);
        QVERIFY(window().error().isEmpty());
        reload();
        world_->answer();
        QVERIFY(world_->shows(81, 100));
        QCOMPARE(placed_->size(), 0);
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

    void aGoalIsGivenUpWithTheHistoryThatItWasIn()
    {
        goTo(20);
        world_->serve(0);
        world_->dropTalk();
        while (world_->asked() > 0)
            world_->answer();
        QCOMPARE(placed_->size(), 0);
        QVERIFY(world_->model().rowAt(20) < 0);
        QVERIFY(window().error().isEmpty() && window().notice().isEmpty());
        QCOMPARE(world_->model().newestSeq() - world_->model().oldestSeq() + 1,
                 world_->model().rowCount());
        reload();
        while (world_->asked() > 0)
            world_->answer();
        QCOMPARE(placed_->size(), 0);
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

private:
    MessageWindow &window() { return world_->window(); }
    qint64 placedSeq()
    {
        const int row = placed_->last().first().toInt();
        return row < 0 ? 0 : world_->model().row(row).message.seq;
    }
    void goTo(qint64 seq)
    {
        window().goTo(seq);
        world_->work();
    }
    void reload()
    {
        window().reload();
        world_->work();
    }
    void loadOlder()
    {
        window().loadOlder();
        world_->work();
        while (world_->asked() > 0)
            world_->answer();
    }
    void loadNewer()
    {
        window().loadNewer();
        world_->work();
        while (world_->asked() > 0)
            world_->answer();
    }
    /// Where the unread begin only the server has: at 20.
    void openUnread()
    {
        world_->open(world_->unread);
        placed_->clear();
    }
    void ask(const QString &what)
    {
        if (what == u"newer"_s) {
            goTo(50);
            world_->answer();
            window().loadNewer();
        } else if (what == u"older"_s) {
            window().loadOlder();
        } else if (what == u"goal"_s) {
            window().goTo(20);
        } else {
            openUnread();
        }
        world_->work();
    }

    std::unique_ptr<HandHistory> world_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<QSignalSpy> placed_;
};

QTEST_GUILESS_MAIN(MessageWindowTest)
#include "tst_messagewindow.moc"
