#include "desktop/unreadtotal.h"
#include "support/loneclient.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The one number of the window's title, the tray and the badge, by a clock of the test's.
class UnreadTotalTest : public QObject, private LoneClient
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init() { QCoro::waitFor(session_.begin(signedIn(me_))); }

    void aMuteThatRunsOutCountsAgain()
    {
        hold({});
        QTRY_COMPARE(total_.count(), 1);
        hold(clock_.time + 1ms);
        QTRY_COMPARE(total_.count(), 0);
        clock_.time += 1ms;
        QTRY_COMPARE(total_.count(), 1);
    }

private:
    /// One unread message, in a conversation that is muted until then.
    void hold(std::optional<Timestamp> mutedUntil)
    {
        talk_.lastSeq = 1;
        talk_.mine->unreadCount = 1;
        talk_.mine->mutedUntil = mutedUntil;
        StoreChanges changes;
        changes.conversations = {talk_};
        Q_EMIT store_.changed(changes);
    }

    UnreadTotal total_{model_};
    Conversation talk_ = direct(me_, person(u"Ben"_s));
};

QTEST_GUILESS_MAIN(UnreadTotalTest)
#include "tst_unreadtotal.moc"
