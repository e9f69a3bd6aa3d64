#include "stage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// From one conversation to another by keys.
class TstSwitcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void controlKOffersRecentConversationsUnreadFirst();
    void escapeComesBackToTheConversation_data();
    void escapeComesBackToTheConversation();
    void choosingFromTheSwitcherOfANarrowWindowOpens();
    void keysGoToOtherConversations();
};

void TstSwitcher::controlKOffersRecentConversationsUnreadFirst()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.conversations.model.set(2, u"unreadCount"_s, 2);
    stage.press(Qt::Key_K, Qt::ControlModifier);
    // The open one is left out.
    QCOMPARE(stage.value<int>(u"results"_s, "count"), 2);
    const auto *chosen = stage.value<QQuickItem *>(u"results"_s, "currentItem");
    QVERIFY(chosen->property("text").toString().startsWith(u"Tomás Arroyo, 2 unread"_s));
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.currentId, u"c Weekend hike"_s);
    QVERIFY(stage.shows(u"conversations"_s));
}

void TstSwitcher::escapeComesBackToTheConversation_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("typed");
    QTest::newRow("narrow") << QSize(400, 720) << QString();
    QTest::newRow("narrow, typed") << QSize(400, 720) << u"mar"_s;
    QTest::newRow("wide") << QSize(1040, 720) << QString();
    QTest::newRow("wide, typed") << QSize(1040, 720) << u"mar"_s;
}

void TstSwitcher::escapeComesBackToTheConversation()
{
    QFETCH(QSize, size);
    QFETCH(QString, typed);
    Stage stage(size);
    stage.signIn();
    stage.converse();
    stage.type(u"half a"_s);
    stage.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(stage.item(u"search"_s)->hasActiveFocus());
    QVERIFY(stage.shows(u"results"_s));
    stage.type(typed);
    stage.press(Qt::Key_Escape);
    QCOMPARE(stage.application.conversations.currentId, u"c Mara Lindqvist"_s);
    QVERIFY(!stage.shows(u"results"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    stage.type(u" word"_s);
    QCOMPARE(stage.application.messages.draft(), u"half a word"_s);
}

void TstSwitcher::choosingFromTheSwitcherOfANarrowWindowOpens()
{
    Stage stage({400, 720});
    stage.signIn();
    stage.converse();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"week"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.currentId, u"c Weekend hike"_s);
    QVERIFY(stage.shows(u"messages"_s) && !stage.shows(u"search"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    stage.press(Qt::Key_Escape);
    QVERIFY(stage.shows(u"conversations"_s));
}

void TstSwitcher::keysGoToOtherConversations()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.press(Qt::Key_PageDown, Qt::ControlModifier);
    stage.press(Qt::Key_PageUp, Qt::ControlModifier);
    stage.press(Qt::Key_Down, Qt::AltModifier);
    stage.press(Qt::Key_Up, Qt::AltModifier);
    stage.press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    stage.press(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(stage.application.conversations.asked,
             (QStringList{u"next 1"_s, u"next -1"_s, u"next 1"_s, u"next -1"_s, u"next 1 unread"_s,
                          u"next -1 unread"_s}));
}

QTEST_MAIN(TstSwitcher)
#include "tst_switcher.moc"
