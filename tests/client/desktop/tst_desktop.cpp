#include "account/session.h"
#include "app/launch.h"
#include "app/options.h"
#include "desktop/singleinstance.h"
#include "desktopclient.h"
#include "settings/preferences.h"

#include <QDBusConnection>
#include <QQuickWindow>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The window, the tray, the badge and the lock.
class DesktopTest : public DesktopClientTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_MAIN(DesktopTest)
#include "tst_desktop.moc"
