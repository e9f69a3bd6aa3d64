#include "stage.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

class TstPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void enterSignsInWithWhatWasTyped();
    void enterGoesToTheFirstGap();
    void faultsAreToldAfterLeavingAField();
    void nothingTypedIsLostWhenTheServerRefuses();
    void thePasswordCanBeShown();
    void theServerAddressIsKeptOutOfTheWayUntilItIsWrong();
    void whatBecameOfWhoWasHereIsTold();

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

    void oneOrTwoPanesByWidth();
    void theListIsResizedByItsHandle();
    void aRightToLeftWindowIsMirrored();
    void everyControlHasANameForScreenReaders();
    void screenReadersKnowThePasswordField();
};

void TstPages::enterSignsInWithWhatWasTyped()
{
    Stage stage;
    stage.type(u"elena"_s);
    stage.press(Qt::Key_Tab);
    stage.type(u"secret words"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.signIn.asked, QStringList{u"signIn elena secret words"_s});
}

void TstPages::enterGoesToTheFirstGap()
{
    Stage stage;
    stage.type(u"elena"_s);
    stage.press(Qt::Key_Return);
    QVERIFY(stage.application.signIn.asked.isEmpty());
    stage.type(u"secret words"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.signIn.asked.size(), 1);
}

void TstPages::faultsAreToldAfterLeavingAField()
{
    Stage stage;
    stage.click(u"otherMode"_s);
    stage.type(u"el"_s);
    QVERIFY(stage.application.signIn.usernameError.isEmpty());
    stage.press(Qt::Key_Tab);
    QCOMPARE(stage.value<QString>(u"username"_s, "error"), u"At least 3 characters."_s);
    stage.press(Qt::Key_Tab, Qt::ShiftModifier);
    stage.press(Qt::Key_End);
    stage.type(u"e"_s);
    QCOMPARE(stage.value<QString>(u"username"_s, "text"), u"ele"_s);
    QVERIFY(stage.value<QString>(u"username"_s, "error").isEmpty());
}

void TstPages::nothingTypedIsLostWhenTheServerRefuses()
{
    Stage stage;
    stage.type(u"elena"_s);
    stage.press(Qt::Key_Tab);
    stage.type(u"secret words"_s);
    auto &signIn = stage.application.signIn;
    signIn.busy = true;
    Q_EMIT signIn.changed();
    stage.press(Qt::Key_Return);
    QVERIFY(signIn.asked.isEmpty());
    signIn.busy = false;
    signIn.generalError = u"The name or the password is wrong."_s;
    Q_EMIT signIn.changed();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"refusal"_s, "text"), signIn.generalError);
    QCOMPARE(stage.value<QString>(u"username"_s, "text"), u"elena"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(signIn.asked, QStringList{u"signIn elena secret words"_s});
}

void TstPages::thePasswordCanBeShown()
{
    Stage stage;
    auto *input = stage.value<QQuickItem *>(u"password"_s, "input");
    QCOMPARE(input->property("echoMode").toInt(), 2);
    stage.click(u"reveal"_s);
    QCOMPARE(input->property("echoMode").toInt(), 0);
}

void TstPages::theServerAddressIsKeptOutOfTheWayUntilItIsWrong()
{
    Stage stage;
    QVERIFY(!stage.shows(u"server"_s));
    stage.application.signIn.serverError = u"No server answers there."_s;
    Q_EMIT stage.application.signIn.changed();
    stage.settle();
    QVERIFY(stage.shows(u"server"_s));
    stage.application.signIn.clearErrors();
    stage.settle();
    QVERIFY(stage.shows(u"server"_s));
}

void TstPages::whatBecameOfWhoWasHereIsTold()
{
    Stage stage({360, 480});
    QVERIFY(!stage.shows(u"notice"_s));
    stage.application.notice = u"Not all messages could be removed."_s;
    Q_EMIT stage.application.noticeChanged();
    stage.settle();
    auto *notice = stage.item(u"notice"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(notice)->text(QAccessible::Name),
             u"Not all messages could be removed."_s);
    QCOMPARE(stage.clipped(), QStringList());
    for (int tabs = 0; tabs < 20; ++tabs) {
        stage.press(Qt::Key_Tab);
        if (notice->isAncestorOf(stage.window()->activeFocusItem()))
            break;
    }
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.notice, QString());
    QVERIFY(!stage.shows(u"notice"_s));
}

void TstPages::theListShowsEveryConversation()
{
    Stage stage;
    stage.signIn();
    QCOMPARE(stage.value<int>(u"conversations"_s, "count"), 3);
    stage.application.conversations.model.append(
        Stage::conversation(u"Priya"_s, u"Hi"_s, u"Sun"_s));
    stage.settle();
    QCOMPARE(stage.value<int>(u"conversations"_s, "count"), 4);
}

void TstPages::controlKFindsConversationsAndPeople()
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

void TstPages::arrowsAndEnterOpenWhatWasFound()
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

void TstPages::aFoundPersonIsOpenedDirectly()
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

void TstPages::rowsOpenByKeyboard()
{
    Stage stage;
    stage.signIn();
    stage.item(u"search"_s)->forceActiveFocus();
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.currentId, u"c Weekend hike"_s);
}

void TstPages::theStripTellsTheConnectionAndRetries()
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

void TstPages::theEmptyListLeadsToPeople()
{
    Stage stage;
    stage.application.session.show(StagedSession::SignedIn);
    stage.settle();
    QMetaObject::invokeMethod(stage.item(u"emptyList"_s), "acted");
    QVERIFY(stage.item(u"search"_s)->hasActiveFocus());
}

void TstPages::theAccountMenuSignsOut()
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

void TstPages::signingOutRemovesTheMessagesWhereThatIsChosen()
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

void TstPages::menusBesideButtonsEndWhereTheButtonEnds()
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

void TstPages::otherAccountsHaveWindowsOfTheirOwn()
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

void TstPages::theKeysAreListed()
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

void TstPages::oneOrTwoPanesByWidth()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    QVERIFY(stage.shows(u"conversations"_s) && stage.shows(u"messages"_s) &&
            !stage.shows(u"back"_s));
    stage.window()->resize(719, 720);
    stage.settle();
    QVERIFY(!stage.shows(u"conversations"_s) && stage.shows(u"messages"_s));
    stage.click(u"back"_s);
    QVERIFY(stage.shows(u"conversations"_s) && !stage.shows(u"messages"_s));
}

void TstPages::theListIsResizedByItsHandle()
{
    Stage stage;
    stage.signIn();
    QCOMPARE(stage.item(u"list"_s)->width(), 300.0);
    const QPoint handle(300, 400);
    QTest::mousePress(stage.window(), Qt::LeftButton, {}, handle);
    for (int step = 1; step <= 6; ++step)
        QTest::mouseMove(stage.window(), handle + QPoint(step * 20, 0));
    QTest::mouseRelease(stage.window(), Qt::LeftButton, {}, handle + QPoint(120, 0));
    stage.settle();
    QVERIFY2(stage.item(u"list"_s)->width() > 380,
             qPrintable(QString::number(stage.item(u"list"_s)->width())));
}

void TstPages::aRightToLeftWindowIsMirrored()
{
    Stage stage;
    stage.theme()->setProperty("rightToLeft", true);
    stage.signIn();
    stage.converse();
    QCOMPARE(stage.item(u"list"_s)->mapToScene({0, 0}).x(), 740.0);
}

void TstPages::everyControlHasANameForScreenReaders()
{
    Stage stage;
    QCOMPARE(stage.unnamed().join(u'\n'), QString());
    stage.signIn();
    stage.converse();
    QCOMPARE(stage.unnamed().join(u'\n'), QString());
}

void TstPages::screenReadersKnowThePasswordField()
{
    QAccessible::setActive(true);
    Stage stage;
    auto *input = stage.value<QQuickItem *>(u"password"_s, "input");
    auto *interface = QAccessible::queryAccessibleInterface(input);
    QVERIFY(interface->state().passwordEdit);
    QCOMPARE(interface->text(QAccessible::Name), u"Password"_s);
    QAccessible::setActive(false);
}

QTEST_MAIN(TstPages)
#include "tst_pages.moc"
