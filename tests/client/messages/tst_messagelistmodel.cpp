#include "messagemodeltest.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What the server confirmed: pages, places, marks and groups.
class MessageListModelTest : public MessageModelTest
{
    Q_OBJECT

private Q_SLOTS:
    void theUnreadBeginAtOneRow()
    {
        model_->merge(page(1, 3));
        changes_->clear();
        model_->setUnreadFrom(2);
        QVERIFY(startsUnread(1));
        QCOMPARE(changes_->changedRows, (QList<int>{1}));
        model_->setUnreadFrom(3);
        QVERIFY(startsUnread(0));
        QVERIFY(!startsUnread(1));
        model_->clear();
        QCOMPARE(model_->unreadFrom(), 0);
    }

    void anEndGoesInOneStretch()
    {
        model_->merge(page(1, 9));
        model_->show(draft(u"unsent"_s));
        model_->dropNewer(6);
        model_->dropOlder(3);
        QCOMPARE(model_->newestSeq(), 6);
        QCOMPARE(model_->oldestSeq(), 3);
        QCOMPARE(model_->rowCount(), 4);
        QCOMPARE(model_->rowAt(5), 1);
        QCOMPARE(model_->rowAt(7), -1);
    }

    void anOlderPageIsAppendedAsOneStretch()
    {
        model_->merge(page(51, 100));
        changes_->clear();
        model_->merge(page(1, 50));
        QCOMPARE(model_->rowCount(), 100);
        QCOMPARE(changes_->inserted, 1);
        QCOMPARE(changes_->lastInserted, std::pair(50, 99));
        // What ends a group there is known only now.
        QCOMPARE(changes_->changedRows, (QList<int>{49, 50}));
        QCOMPARE(model_->oldestSeq(), 1);
    }

    void aPageThatOverlapsBringsOnlyWhatIsNew()
    {
        const auto all = page(1, 30);
        model_->merge(all.first(20));
        changes_->clear();
        model_->merge(all.last(20));
        QCOMPARE(model_->rowCount(), 30);
        QCOMPARE(changes_->inserted, 1);
        QCOMPARE(changes_->lastInserted, std::pair(0, 9));
    }

    void aHoleIsFilledInItsPlace()
    {
        model_->merge(page(1, 3));
        model_->merge(page(7, 9));
        changes_->clear();
        model_->merge(page(4, 6));
        QCOMPARE(changes_->lastInserted, std::pair(3, 5));
        QCOMPARE(model_->oldestSeq(), 1);
        QCOMPARE(model_->newestSeq(), 9);
    }

    void aDroppedHistoryLeavesWhatIsUnsent()
    {
        auto failing = draft(u"failing"_s);
        failing.state = Outgoing::State::Failed;
        failing.aboveSeq = 5;
        model_->merge(page(1, 9));
        model_->show(failing);
        model_->show(draft(u"mine"_s));
        model_->dropConfirmed();
        QCOMPARE(rows(), (QStringList{u"mine sending"_s, u"failing failed"_s}));
    }

    void readMarksTouchOnlyTheRowsBetween()
    {
        auto all = page(1, 6);
        for (auto &each : all)
            each.senderId = each.seq % 2 == 0 ? me_.id : peer_.id;
        model_->merge(all);
        model_->setReadUpTo(2);
        changes_->clear();
        model_->setReadUpTo(4);
        QCOMPARE(changes_->changedRows, (QList<int>{2}));
        QCOMPARE(rows(), (QStringList{u"6 sent"_s, u"5 sent"_s, u"4 read"_s, u"3 sent"_s,
                                      u"2 read"_s, u"1 sent"_s}));
    }

    void aPageAroundWhatIsHeldComesInStretches()
    {
        const auto all = page(1, 9);
        model_->merge(all.sliced(3, 1));
        model_->merge(all.sliced(6, 1));
        changes_->clear();
        model_->merge(all);
        QCOMPARE(model_->rowCount(), 9);
        QCOMPARE(changes_->inserted, 3);
    }

    void groupsEndAtAnotherSenderAnotherDayAndAfterFiveMinutes()
    {
        auto all = page(1, 5);
        all[0].createdAt = noon(-24 * 60);
        all[1].createdAt = noon(0);
        all[2].createdAt = noon(5);
        all[3].createdAt = noon(11);
        all[4].createdAt = noon(12);
        all[4].senderId = me_.id;
        model_->merge(all);
        QCOMPARE(column(MessageListModel::StartsGroupRole), (QList<bool>{1, 1, 0, 1, 1}));
        QCOMPARE(column(MessageListModel::EndsGroupRole), (QList<bool>{1, 1, 1, 0, 1}));
        QVERIFY(!model_->index(3).data(MessageListModel::DayTextRole).toString().isEmpty());
        QVERIFY(model_->index(2).data(MessageListModel::DayTextRole).toString().isEmpty());
        QVERIFY(!model_->index(4).data(MessageListModel::DayTextRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(MessageListModelTest)
#include "tst_messagelistmodel.moc"
