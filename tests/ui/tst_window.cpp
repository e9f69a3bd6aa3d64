#include "stage.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// What the window has to do with the desktop around it.
class TstWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theTitleCountsWhatIsUnread();
    void nothingIsReadBehindALockedScreen();
    void controlQQuitsFromEveryPage();
};

void TstWindow::theTitleCountsWhatIsUnread()
{
    Stage stage;
    const auto count = [&](int unread) {
        stage.application.desktop.unread = unread;
        Q_EMIT stage.application.desktop.unreadChanged();
    };
    stage.signIn();
    QCOMPARE(stage.window()->title(), u"LetsChat"_s);
    count(3);
    QCOMPARE(stage.window()->title(), u"(3) LetsChat"_s);
    stage.converse();
    QCOMPARE(stage.window()->title(), u"(3) %1 – LetsChat"_s.arg(stage.application.messages.title));
    count(0);
    QCOMPARE(stage.window()->title(), stage.application.messages.title + u" – LetsChat"_s);
}

void TstWindow::nothingIsReadBehindALockedScreen()
{
    Stage stage;
    auto &desktop = stage.application.desktop;
    auto &messages = stage.application.messages;
    stage.signIn();
    desktop.locked = true;
    Q_EMIT desktop.lockedChanged();
    stage.converse();
    messages.unreadCount = 1;
    Q_EMIT messages.changed();
    stage.settle();
    const auto *reading = stage.window()->findChild<QObject *>(u"reading"_s);
    QVERIFY(!reading->property("running").toBool());
    desktop.locked = false;
    Q_EMIT desktop.lockedChanged();
    QVERIFY(reading->property("running").toBool());
    QCOMPARE(messages.marked.size(), 0);
    QTRY_COMPARE(messages.marked.size(), 1);
}

void TstWindow::controlQQuitsFromEveryPage()
{
    Stage stage;
    QSignalSpy quit(qmlEngine(stage.window()), &QQmlEngine::quit);
    stage.press(Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.size(), 1);
    stage.signIn();
    stage.converse();
    stage.press(Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.size(), 2);
}

QTEST_MAIN(TstWindow)
#include "tst_window.moc"
