#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/launch.h"
#include "app/options.h"
#include "conversations/conversationspage.h"
#include "desktop/desktop.h"
#include "desktop/singleinstance.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "people/blocklistmodel.h"
#include "settings/preferences.h"
#include "support/dbusmock.h"
#include "support/fakehouse.h"

#include <QDBusConnection>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The client in the middle of a desktop: what comes from others reaches notifications, badge and
/// the lock's rules.
class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto actions = uR"({"capabilities": "body actions"})"_s;
        QVERIFY(server_.start(DBusMock::byTemplate(u"notification_daemon"_s, actions)));
        QVERIFY(saver_.start(
            DBusMock::bare(u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s)));
        saver_.addMethod(u"GetActive"_s, {}, u"b"_s, u"ret = False"_s);
    }
    void init()
    {
        cleanup();
        house_ = std::make_unique<FakeHouse>(ada_);
        talks_.clear();
        for (const auto &each : {ben_, cleo_, dan_}) {
            house_->know(each);
            talks_.append(direct(ada_, each));
            house_->add(talks_.last());
        }
        Options options;
        options.server = house_->http().url();
        dir_ = std::make_unique<QTemporaryDir>();
        options.dataDir = dir_->path();
        socket_ = std::make_unique<Socket>();
        application_ = std::make_unique<Application>(options, *socket_);
        window_ = std::make_unique<QWindow>();
        application_->signIn()->signIn(u"ada"_s, u"password"_s);
        QTRY_COMPARE(application_->connection()->state(), Connection::Online);
        QTRY_COMPARE(conversations().model()->rowCount(), 3);
        QTRY_VERIFY(!house_->http().requests().isEmpty());
        desktop().start(*window_);
        before_ = server_.calls(u"Notify"_s).size();
        closedBefore_ = server_.calls(u"CloseNotification"_s).size();
    }
    void cleanup()
    {
        application_.reset();
        socket_.reset();
        window_.reset();
        house_.reset();
    }

    void aMessageRaisesANotificationThatOpensItsConversation()
    {
        say(0, u"Hello\nAda"_s);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Ben"_s);
        QCOMPARE(shown()[0][4].toString(), u"Hello Ada"_s);
        act(u"default"_s);
        QTRY_COMPARE(conversations().currentId(), talks_[0].id);
        QVERIFY(window_->isVisible());
    }

    void theConversationInFrontIsSilentAndTheOthersAreNot()
    {
        look(0);
        say(0);
        say(1);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Cleo"_s);
    }

    void aLockedScreenIsReadByNobody()
    {
        look(0);
        QVERIFY(!desktop().isLocked());
        saver_.emitSignal(u"ActiveChanged"_s, u"b"_s, {true});
        QTRY_VERIFY(desktop().isLocked());
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        saver_.emitSignal(u"ActiveChanged"_s, u"b"_s, {false});
        QTRY_VERIFY(!desktop().isLocked());
    }

    void whatIsReadOnAnotherDeviceIsTakenAway()
    {
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        QVERIFY(house_->server().markRead(ada_.id, talks_[0].id, 1));
        QTRY_COMPARE(closed().size(), 1);
        QTRY_COMPARE(desktop().unread(), 0);
    }

    void aNotificationCanMarkAsRead()
    {
        say(0);
        say(0);
        QTRY_COMPARE(desktop().unread(), 2);
        QTRY_VERIFY(!shown().isEmpty());
        act(u"mark-read"_s);
        QTRY_COMPARE(desktop().unread(), 0);
        QTRY_COMPARE(closed().size(), 1);
        QTRY_COMPARE(house_->conversation(talks_[0].id).mine->readSeq, 2);
    }

    void aReplyIsSentBesideWhatIsBeingWritten()
    {
        keepDraft(u"half a thought"_s);
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        reply(u"On my way"_s);
        QTRY_COMPARE(house_->messages(talks_[0].id).size(), 2);
        const auto row =
            conversations().model()->index(conversations().model()->rowOf(talks_[0].id));
        QTRY_COMPARE(row.data(ConversationListModel::LastStateRole).toString(), u"sent"_s);
        QCOMPARE(row.data(ConversationListModel::DraftRole).toString(), u"half a thought"_s);
        conversations().open(talks_[0].id.toString());
        QCOMPARE(application_->messages()->draft(), u"half a thought"_s);
    }

    void aReplyThatIsTooLongWaitsInTheComposer()
    {
        keepDraft(u"half a thought"_s);
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        const QString tooLong(messageBodyRule.max + 1, u'x');
        reply(tooLong);
        QTRY_COMPARE(conversations().currentId(), talks_[0].id);
        QCOMPARE(application_->messages()->draft(), u"half a thought\n"_s + tooLong);
        QCOMPARE(house_->messages(talks_[0].id).size(), 1);
        // Whoever shows it already hears of more.
        const QSignalSpy changed(application_->messages(), &MessagesPage::draftChanged);
        reply(tooLong);
        QTRY_COMPARE(changed.size(), 1);
    }

    void aReplyThatIsTooLongIsToldOfBehindAnEdit()
    {
        house_->tellOf(house_->store(talks_[0].id, ada_.id, u"helo"_s));
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        conversations().open(talks_[0].id.toString());
        auto &page = *application_->messages();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QVERIFY(page.composition()->editNewest());
        conversations().open({});
        const QString tooLong(messageBodyRule.max + 1, u'x');
        reply(tooLong);
        QTRY_COMPARE(conversations().currentId(), talks_[0].id);
        QTRY_VERIFY(page.history()->notice().contains(u"finished editing"_s));
        QCOMPARE(page.draft(), u"helo"_s);
        page.composition()->cancel();
        QCOMPARE(page.draft(), tooLong);
    }

    void whatWasMissedInManyPlacesIsOneSum()
    {
        house_->cutSocket();
        QTRY_VERIFY(application_->connection()->state() != Connection::Online);
        for (int talk = 0; talk < 3; ++talk) {
            for (int i = 0; i < 4; ++i)
                house_->store(talks_[talk].id, peer(talk).id, u"missed"_s);
        }
        house_->letSocketIn();
        QTRY_COMPARE_WITH_TIMEOUT(shown().size(), 1, 15'000);
        QCOMPARE(shown()[0][4].toString(), u"12 new messages in 3 conversations"_s);
        say(0, u"after it"_s);
        QTRY_VERIFY(shown().size() > 1);
        QCOMPARE(shown()[1][3].toString(), u"Ben (5)"_s);
    }

    void silenceIsKept_data()
    {
        QTest::addColumn<QByteArray>("property");
        QTest::addColumn<bool>("value");
        QTest::newRow("off") << QByteArray("notifications") << false;
        QTest::newRow("do not disturb") << QByteArray("doNotDisturb") << true;
    }
    void silenceIsKept()
    {
        QFETCH(QByteArray, property);
        QFETCH(bool, value);
        application_->preferences()->setProperty(property, value);
        say(0);
        QTRY_COMPARE(desktop().unread(), 1);
        application_->preferences()->setProperty(property, !value);
        say(1);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Cleo"_s);
    }

    void whomTheUserBlocksIsSilent()
    {
        QTRY_VERIFY(application_->blocks()->isKnown());
        application_->blocks()->block(ben_.id.toString());
        say(0);
        say(1);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Cleo"_s);
    }

    void withoutPreviewsNothingOfTheTextIsTold()
    {
        application_->preferences()->setPreviews(false);
        say(0, u"a secret"_s);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Ben"_s);
        QCOMPARE(shown()[0][4].toString(), u"New message"_s);
    }

    void titleTrayAndBadgeHaveTheSumOfWhatTheListShows()
    {
        QVERIFY(QDBusConnection::sessionBus().connect(
            {}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, this,
            SLOT(hearBadge(QString, QVariantMap))));
        say(0);
        say(0);
        say(1);
        QTRY_COMPARE(desktop().unread(), 3);
        QTRY_COMPARE(badge_.value(u"count"_s).toInt(), 3);
        QVERIFY(badge_.value(u"count-visible"_s).toBool());
        auto muted = *conversations().model()->find(talks_[0].id);
        house_->tell(StateChanged{muted.id, muted.mine->stateSeq + 1, muted.mine->readSeq,
                                  noon(1'000'000'000)});
        QTRY_COMPARE(desktop().unread(), 1);
        QTRY_COMPARE(badge_.value(u"count"_s).toInt(), 1);
    }

    void closingHidesWhereATrayIsAndEndsWhereNoneIs()
    {
        window_->show();
        application_->preferences()->setKeepRunning(true);
        QVERIFY(window_->close());
        window_->show();
        DBusMock watcher(watcherService_, u"/StatusNotifierWatcher"_s, watcherService_);
        QVERIFY(watcher.start(DBusMock::bare(watcherService_, u"/StatusNotifierWatcher"_s)));
        watcher.addMethod(u"RegisterStatusNotifierItem"_s, u"s"_s, {});
        watcher.addProperty(u"IsStatusNotifierHostRegistered"_s, true);
        watcher.emitSignal(u"StatusNotifierHostRegistered"_s, {}, {});
        QTRY_VERIFY(desktop().isTrayThere());
        QVERIFY(!window_->close());
        QVERIFY(!window_->isVisible());
        // A second start.
        desktop().present({});
        QVERIFY(window_->isVisible());
        application_->preferences()->setKeepRunning(false);
        QVERIFY(window_->close());
        // A tray that goes and does not come back gives the window back.
        application_->preferences()->setKeepRunning(true);
        window_->show();
        QVERIFY(!window_->close());
        watcher.stop();
        QTRY_VERIFY(!desktop().isTrayThere());
        QTRY_VERIFY_WITH_TIMEOUT(window_->isVisible(), 10'000);
    }

    void theWindowIsWhereItWasWhenItWasClosed()
    {
        const QRect place(120, 90, 500, 600);
        Options options;
        options.dataDir = dir_->path();
        SingleInstance instance(options.directory());
        for (int start = 0; start < 2; ++start) {
            QQuickWindow window;
            const Launch launch(*application_, options, window, instance);
            if (start == 0)
                window.setGeometry(place);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            QCOMPARE(window.geometry(), place);
            window.close();
        }
    }

    void signingOutTakesEverythingAway()
    {
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        application_->session()->signOut();
        QTRY_COMPARE(closed().size(), 1);
        QTRY_COMPARE(desktop().unread(), 0);
    }

public Q_SLOTS:
    void hearBadge(const QString &, const QVariantMap &properties) { badge_ = properties; }

private:
    Desktop &desktop() { return *application_->desktop(); }
    ConversationsPage &conversations() { return *application_->conversations(); }
    Profile peer(int talk) const { return QList{ben_, cleo_, dan_}[talk]; }

    void say(int talk, const QString &body = u"Hi"_s)
    {
        house_->tellOf(house_->store(talks_[talk].id, peer(talk).id, body));
    }
    /// Somebody sits before this conversation.
    void look(int talk)
    {
        conversations().open(talks_[talk].id.toString());
        desktop().present({});
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }
    /// As if the newest notification was clicked.
    void act(const QString &action)
    {
        const auto id = uint(server_.calls(u"Notify"_s).size());
        for (uint each = 1; each <= id; ++each)
            server_.emitSignal(u"ActionInvoked"_s, u"us"_s, {each, action});
    }
    /// As if the newest notification was answered.
    void reply(const QString &text)
    {
        const auto id = uint(server_.calls(u"Notify"_s).size());
        server_.emitSignal(u"NotificationReplied"_s, u"us"_s, {id, text});
    }
    void keepDraft(const QString &text)
    {
        conversations().open(talks_[0].id.toString());
        application_->messages()->keepDraft(text);
        conversations().open({});
    }
    QList<QVariantList> shown() const { return server_.calls(u"Notify"_s).mid(before_); }
    QList<QVariantList> closed() const
    {
        return server_.calls(u"CloseNotification"_s).mid(closedBefore_);
    }

    const QString service_ = u"org.freedesktop.Notifications"_s;
    const QString saverService_ = u"org.freedesktop.ScreenSaver"_s;
    const QString watcherService_ = u"org.kde.StatusNotifierWatcher"_s;
    DBusMock server_{service_, u"/org/freedesktop/Notifications"_s, service_};
    DBusMock saver_{saverService_, u"/org/freedesktop/ScreenSaver"_s, saverService_};
    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    const Profile dan_ = person(u"Dan"_s);
    QList<Conversation> talks_;
    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<Socket> socket_;
    std::unique_ptr<Application> application_;
    std::unique_ptr<QWindow> window_;
    qsizetype before_ = 0;
    qsizetype closedBefore_ = 0;
    QVariantMap badge_;
};

QTEST_MAIN(DesktopTest)
#include "tst_desktop.moc"
