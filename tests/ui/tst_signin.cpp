#include "stage.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The page where one signs in or makes an account.
class TstSignIn : public QObject
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
    void screenReadersKnowThePasswordField();
};

void TstSignIn::enterSignsInWithWhatWasTyped()
{
    Stage stage;
    stage.type(u"elena"_s);
    stage.press(Qt::Key_Tab);
    stage.type(u"secret words"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.signIn.asked, QStringList{u"signIn elena secret words"_s});
}

void TstSignIn::enterGoesToTheFirstGap()
{
    Stage stage;
    stage.type(u"elena"_s);
    stage.press(Qt::Key_Return);
    QVERIFY(stage.application.signIn.asked.isEmpty());
    stage.type(u"secret words"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.signIn.asked.size(), 1);
}

void TstSignIn::faultsAreToldAfterLeavingAField()
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

void TstSignIn::nothingTypedIsLostWhenTheServerRefuses()
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

void TstSignIn::thePasswordCanBeShown()
{
    Stage stage;
    auto *input = stage.value<QQuickItem *>(u"password"_s, "input");
    QCOMPARE(input->property("echoMode").toInt(), 2);
    stage.click(u"reveal"_s);
    QCOMPARE(input->property("echoMode").toInt(), 0);
}

void TstSignIn::theServerAddressIsKeptOutOfTheWayUntilItIsWrong()
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

void TstSignIn::whatBecameOfWhoWasHereIsTold()
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

void TstSignIn::screenReadersKnowThePasswordField()
{
    QAccessible::setActive(true);
    Stage stage;
    auto *input = stage.value<QQuickItem *>(u"password"_s, "input");
    auto *interface = QAccessible::queryAccessibleInterface(input);
    QVERIFY(interface->state().passwordEdit);
    QCOMPARE(interface->text(QAccessible::Name), u"Password"_s);
    QAccessible::setActive(false);
}

QTEST_MAIN(TstSignIn)
#include "tst_signin.moc"
