#include "windowtest.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Where one wants to be in the history, and which answer leads there.
class MessageWindowTest : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(MessageWindowTest)
#include "tst_messagewindow.moc"
