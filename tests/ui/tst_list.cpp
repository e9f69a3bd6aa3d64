#include "stage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The list of conversations, and the menus beside it.
class TstList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theListShowsEveryConversation();
    void controlKFindsConversationsAndPeople();
    void arrowsAndEnterOpenWhatWasFound();
    void aFoundPersonIsOpenedDirectly();
    void rowsOpenByKeyboard();
    void theStripTellsTheConnectionAndRetries();
    void theEmptyListLeadsToPeople();
    void theAccountMenuSignsOut();
    void signingOutRemovesTheMessagesWhereThatIsChosen();
    void menusBesideButtonsEndWhereTheButtonEnds();
    void otherAccountsHaveWindowsOfTheirOwn();
    void theKeysAreListed();
};

void TstList::theListShowsEveryConversation()
{
    Stage stage;
    stage.signIn();
    QCOMPARE(stage.value<int>(u"conversations"_s, "count"), 3);
    stage.application.conversations.model.append(
        Stage::conversation(u"Priya"_s, u"Hi"_s, u"Sun"_s));
    stage.settle();
    QCOMPARE(stage.value<int>(u"conversations"_s, "count"), 4);
}

void TstList::controlKFindsConversationsAndPeople()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(stage.item(u"search"_s)->hasActiveFocus());
    auto &people = stage.application.conversations.people;
    people.append({{u"userId"_s, u"p Tomás Arroyo"_s},
                   {u"displayName"_s, u"Tomás Arroyo"_s},
                   {u"username"_s, u"tomas"_s},
                   {u"isOnline"_s, false}});
    people.append({{u"userId"_s, u"p Tom"_s},
                   {u"displayName"_s, u"Tom"_s},
                   {u"username"_s, u"tom"_s},
                   {u"isOnline"_s, true}});
    stage.type(u"tom"_s);
    QCOMPARE(people.query, u"tom"_s);
    // The conversation with Tomás, and Tom; Tomás is not shown a second time as a person.
    QCOMPARE(stage.value<int>(u"results"_s, "count"), 2);
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"results"_s));
}

void TstList::arrowsAndEnterOpenWhatWasFound()
{
    Stage stage;
    stage.signIn();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"i"_s);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.currentId, u"c Weekend hike"_s);
    QVERIFY(!stage.shows(u"results"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstList::aFoundPersonIsOpenedDirectly()
{
    Stage stage;
    stage.signIn();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"zoe"_s);
    stage.application.conversations.people.append({{u"userId"_s, u"p Zoe"_s},
                                                   {u"displayName"_s, u"Zoe"_s},
                                                   {u"username"_s, u"zoe"_s},
                                                   {u"isOnline"_s, true}});
    stage.settle();
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.direct, QStringList{u"p Zoe"_s});
}

void TstList::rowsOpenByKeyboard()
{
    Stage stage;
    stage.signIn();
    stage.item(u"search"_s)->forceActiveFocus();
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.currentId, u"c Weekend hike"_s);
}

void TstList::theStripTellsTheConnectionAndRetries()
{
    Stage stage;
    stage.signIn();
    QVERIFY(!stage.shows(u"connection"_s));
    stage.application.connection.show(StagedConnection::Offline, u"Offline. 2 messages wait."_s);
    stage.settle();
    QCOMPARE(stage.value<QString>(u"connection"_s, "text"), u"Offline. 2 messages wait."_s);
    QMetaObject::invokeMethod(stage.item(u"connection"_s), "acted");
    QCOMPARE(stage.application.connection.retries, 1);
}

void TstList::theEmptyListLeadsToPeople()
{
    Stage stage;
    stage.application.session.show(StagedSession::SignedIn);
    stage.settle();
    QMetaObject::invokeMethod(stage.item(u"emptyList"_s), "acted");
    QVERIFY(stage.item(u"search"_s)->hasActiveFocus());
}

void TstList::theAccountMenuSignsOut()
{
    Stage stage;
    stage.signIn();
    stage.click(u"account"_s);
    stage.click(u"signOut"_s);
    QTRY_VERIFY(stage.shows(u"confirm"_s));
    QCOMPARE(stage.application.session.state, StagedSession::SignedIn);
    stage.click(u"confirm"_s);
    QTRY_COMPARE(stage.application.session.state, StagedSession::SignedOut);
    QVERIFY(!stage.application.session.removed);
    QTRY_VERIFY(stage.shows(u"submit"_s));
}

void TstList::signingOutRemovesTheMessagesWhereThatIsChosen()
{
    Stage stage;
    stage.signIn();
    stage.click(u"account"_s);
    stage.click(u"signOut"_s);
    QTRY_VERIFY(stage.shows(u"removeMessages"_s));
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"removeMessages"_s));
    QCOMPARE(stage.application.session.state, StagedSession::SignedIn);
    stage.click(u"account"_s);
    stage.click(u"signOut"_s);
    QTRY_VERIFY(stage.shows(u"removeMessages"_s));
    QCOMPARE(stage.clipped(), QStringList());
    stage.click(u"removeMessages"_s);
    stage.click(u"confirm"_s);
    QTRY_COMPARE(stage.application.session.state, StagedSession::SignedOut);
    QVERIFY(stage.application.session.removed);
}

void TstList::menusBesideButtonsEndWhereTheButtonEnds()
{
    for (const bool mirrored : {false, true}) {
        Stage stage;
        stage.signIn();
        stage.theme()->setProperty("rightToLeft", mirrored);
        stage.settle();
        stage.click(u"compose"_s);
        const auto *button = stage.item(u"compose"_s);
        const auto *item = stage.item(u"newGroupItem"_s);
        const auto place = button->mapRectToScene(button->boundingRect());
        const auto menu = item->mapRectToScene(item->boundingRect());
        const auto off = mirrored ? menu.left() - place.left() : place.right() - menu.right();
        QVERIFY2(qAbs(off) <= 8, qPrintable(QString::number(off)));
    }
}

void TstList::otherAccountsHaveWindowsOfTheirOwn()
{
    Stage stage;
    stage.application.profiles.others = {
        QVariantMap{{u"name"_s, u"work"_s}, {u"title"_s, u"Elena at work"_s}}};
    stage.signIn();
    stage.click(u"account"_s);
    QCOMPARE(stage.value<QString>(u"otherProfile"_s, "text"), u"Open Elena at work"_s);
    stage.click(u"otherProfile"_s);
    stage.click(u"account"_s);
    stage.click(u"newProfile"_s);
    QCOMPARE(stage.application.profiles.asked, (QStringList{u"work"_s, u"new"_s}));
}

void TstList::theKeysAreListed()
{
    Stage stage;
    stage.signIn();
    stage.press(Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(stage.shows(u"sheetTitle"_s));
    QCOMPARE(stage.value<QString>(u"sheetTitle"_s, "text"), u"Keyboard shortcuts"_s);
    QCOMPARE(stage.clipped(), QStringList());
    QCOMPARE(stage.unnamed(), QStringList());
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"sheetTitle"_s));
    QVERIFY(stage.value<bool>(u"search"_s, "activeFocus"));
}

QTEST_MAIN(TstList)
#include "tst_list.moc"
