#include "desktop/appicon.h"
#include "desktop/mainwindow.h"
#include "desktop/tray.h"
#include "settings/preferences.h"
#include "support/dbusmock.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The icon in the tray of a desktop that has one, and the window that can be brought back by it.
class TrayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrayIsThereOnlyWhereAHostIs()
    {
        Tray tray(preferences_);
        tray.start();
        QTest::qWait(50);
        QVERIFY(!tray.isThere());
        startWatcher();
        watcher_.emitSignal(u"StatusNotifierHostUnregistered"_s, {}, {});
        QTest::qWait(50);
        QVERIFY(!tray.isThere());
        setHost(true);
        QTRY_VERIFY(tray.isThere());
        QTRY_VERIFY(!watcher_.calls(u"RegisterStatusNotifierItem"_s).isEmpty());
        setHost(false);
        QTRY_VERIFY(!tray.isThere());
        setHost(true);
        QTRY_VERIFY(tray.isThere());
    }

    void theMenuOpensSilencesAndQuits()
    {
        startWatcher();
        setHost(true);
        Tray tray(preferences_);
        tray.start();
        QTRY_VERIFY(tray.isThere());
        QMenu *menu = nullptr;
        const auto windows = QApplication::topLevelWidgets();
        for (auto *each : windows) {
            if (auto *found = qobject_cast<QMenu *>(each))
                menu = found;
        }
        QVERIFY(menu);
        const auto actions = menu->actions();
        QStringList texts;
        for (const auto *each : actions)
            texts.append(each->text());
        QCOMPARE(texts, (QStringList{u"Open LetsChat"_s, u"Do not disturb"_s, {}, u"Quit"_s}));
        QSignalSpy opened(&tray, &Tray::openWanted);
        QSignalSpy quit(&tray, &Tray::quitWanted);
        actions[0]->trigger();
        actions[1]->trigger();
        actions[3]->trigger();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(quit.size(), 1);
        QVERIFY(preferences_.doNotDisturb());
        preferences_.setDoNotDisturb(false);
        QVERIFY(!actions[1]->isChecked());
    }

    void closingHidesOnlyAWindowThatStays()
    {
        QWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        MainWindow main(window);
        main.setStays(true);
        QVERIFY(!window.close());
        QVERIFY(main.isHidden());
        main.present();
        QVERIFY(!main.isHidden());
        main.setStays(false);
        QVERIFY(window.close());
    }

    void quittingEndsAWindowThatStays()
    {
        QWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        MainWindow main(window);
        main.setStays(true);
        QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        QCOMPARE(QApplication::exec(), 0);
    }

    void aHiddenWindowDoesNotEndTheProgram()
    {
        QWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        MainWindow main(window);
        main.setStays(true);
        QTimer::singleShot(0, &window, &QWindow::close);
        QTimer::singleShot(300, qApp, [] { QCoreApplication::exit(7); });
        QCOMPARE(QApplication::exec(), 7);
    }

    void closingAWindowThatDoesNotStayEndsTheProgram()
    {
        QWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const MainWindow main(window);
        QTimer::singleShot(0, &window, &QWindow::close);
        QCOMPARE(QApplication::exec(), 0);
    }

    void theNumberStandsOnTheIcon()
    {
        const auto picture = [](int unread) { return appIcon(unread).pixmap(48).toImage(); };
        QVERIFY(picture(0) != picture(1));
        QVERIFY(picture(1) != picture(2));
        QCOMPARE(picture(100), picture(1000));
        for (const int unread : {0, 1, 12, 99, 1000}) {
            for (const int side : {16, 22, 48, 128})
                QVERIFY(appIcon(unread).pixmap(side).save(
                    QStringLiteral(LETSCHAT_PICTURES "/icon-%1-%2.png").arg(unread).arg(side)));
        }
    }

private:
    /// What trays are told to, without a host of any yet. It stays for the tests that follow.
    void startWatcher()
    {
        if (isWatched_)
            return;
        QVERIFY(watcher_.start(DBusMock::bare(name_, path_)));
        watcher_.addMethod(u"RegisterStatusNotifierItem"_s, u"s"_s, {});
        watcher_.addMethod(u"RegisterStatusNotifierHost"_s, u"s"_s, {});
        watcher_.addProperty(u"IsStatusNotifierHostRegistered"_s, false);
        isWatched_ = true;
    }

    void setHost(bool isThere)
    {
        watcher_.setProperty(u"IsStatusNotifierHostRegistered"_s, isThere);
        watcher_.emitSignal(isThere ? u"StatusNotifierHostRegistered"_s
                                    : u"StatusNotifierHostUnregistered"_s,
                            {}, {});
    }

    const QString name_ = u"org.kde.StatusNotifierWatcher"_s;
    const QString path_ = u"/StatusNotifierWatcher"_s;
    const QTemporaryDir dir_;
    Preferences preferences_{dir_.filePath(u"settings.ini"_s)};
    DBusMock watcher_{name_, path_, name_};
    bool isWatched_ = false;
};

QTEST_MAIN(TrayTest)
#include "tst_tray.moc"
