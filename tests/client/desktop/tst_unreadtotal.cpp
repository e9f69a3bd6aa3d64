#include "account/session.h"
#include "account/tokenvault.h"
#include "conversations/conversationlistmodel.h"
#include "desktop/unreadtotal.h"
#include "people/peoplestore.h"
#include "people/typingstore.h"
#include "store/localstore.h"
#include "support/clientsamples.h"
#include "support/setclock.h"
#include "sync/draftbook.h"
#include "sync/outbox.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The one number of the window's title, the tray and the badge, by a clock of the test's.
class UnreadTotalTest : public QObject
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

    const Profile me_ = person(u"Ada"_s);
    SetClock clock_;
    HttpLink link_{QUrl(u"http://127.0.0.1:1"_s)};
    ApiClient open_{link_};
    TokenVault vault_{link_, u"test"_s};
    Session session_{open_, vault_};
    ApiClient api_{link_, session_};
    PeopleStore people_;
    TypingStore typing_;
    LocalStore store_;
    Outbox outbox_{api_, store_, clock_};
    DraftBook drafts_{store_, clock_};
    ConversationListModel model_{{store_, session_, people_, typing_, outbox_, drafts_, clock_}};
    UnreadTotal total_{model_};
    Conversation talk_ = direct(me_, person(u"Ben"_s));
};

QTEST_GUILESS_MAIN(UnreadTotalTest)
#include "tst_unreadtotal.moc"
