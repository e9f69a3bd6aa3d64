#include "groups/muting.h"
#include "support/loneclient.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A conversation that is muted for a while, in the list and in its details, by a clock of the
/// test's.
class MutingTest : public QObject, private LoneClient
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init()
    {
        QCoro::waitFor(session_.begin(signedIn(me_)));
        talk_ = direct(me_, ben_, 1);
        talk_.mine->mutedUntil = clock_.time + 1ms;
        StoreChanges changes;
        changes.conversations = {talk_};
        Q_EMIT store_.changed(changes);
        muting_.turnTo(talk_.id);
    }

    void aMuteThatRunsOutShowsWithoutAnotherWord()
    {
        QVERIFY(isMutedInTheList() && muting_.isMuted());
        QSignalSpy list(&model_, &QAbstractItemModel::dataChanged);
        const QSignalSpy page(&muting_, &Muting::changed);
        QTest::qWait(5);
        QVERIFY(isMutedInTheList() && muting_.isMuted());
        QCOMPARE(list.size(), 0);
        clock_.time += 1ms;
        QTRY_COMPARE(list.size(), 1);
        QCOMPARE(list.first()[2].value<QList<int>>(),
                 QList<int>{ConversationListModel::IsMutedRole});
        QCOMPARE(page.size(), 1);
        QVERIFY(!isMutedInTheList() && !muting_.isMuted());
    }

    void forAWhileIsFromNowOn()
    {
        clock_.time += 1h;
        QVERIFY(!muting_.isMuted());
        muting_.muteFor(60);
        QVERIFY(muting_.isMuted());
        clock_.time += 1h;
        QVERIFY(!muting_.isMuted());
    }

private:
    bool isMutedInTheList() const
    {
        return model_.index(0).data(ConversationListModel::IsMutedRole).toBool();
    }

    const Profile ben_ = person(u"Ben"_s);
    Muting muting_{api_, model_, clock_};
    Conversation talk_;
};

QTEST_GUILESS_MAIN(MutingTest)
#include "tst_muting.moc"
