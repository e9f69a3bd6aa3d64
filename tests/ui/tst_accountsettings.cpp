#include "settingsstage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Settings of the account: profile, password, devices and blocked people.
class TstAccountSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theProfileIsSavedAndFaultsStandBesideTheirField();
    void whatIsTypedStaysWhenTheProfileChangesElsewhere();
    void usernameAndLinkAreCopied();
    void thePasswordIsChangedAndTold();
    void deletingNeedsThePasswordAndAYes();
    void signingOutClosesThem();
    void devicesAreSignedOutOneByOneOrAllAtOnce();
    void devicesThatCannotBeLoadedAreTriedAgain();
    void blockedPeopleAreUnblocked();
};

void TstAccountSettings::theProfileIsSavedAndFaultsStandBesideTheirField()
{
    Stage stage;
    openSettings(stage);
    auto &profile = stage.application.settings.profile;
    stage.press(Qt::Key_Return);
    QVERIFY(!stage.value<bool>(u"saveProfile"_s, "enabled"));
    stage.press(Qt::Key_A, Qt::ControlModifier);
    stage.press(Qt::Key_Backspace);
    QCOMPARE(stage.value<QString>(u"ownDisplayName"_s, "error"), u"Tell others your name."_s);
    stage.type(u"Elena R"_s);
    QVERIFY(stage.value<bool>(u"saveProfile"_s, "enabled"));
    stage.press(Qt::Key_Return);
    QCOMPARE(profile.asked, QStringList{u"Elena R|Stairs, drawings, coffee."_s});
    profile.displayName = u"Elena R"_s;
    Q_EMIT profile.changed();
    Q_EMIT profile.saved();
    stage.settle();
    QVERIFY(stage.shows(u"profileSaved"_s));
    QCOMPARE(stage.value<QString>(u"ownName"_s, "text"), u"Elena R"_s);
    profile.error = u"The server cannot be reached."_s;
    Q_EMIT profile.errorsChanged();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"profileFault"_s, "text"), profile.error);
}

void TstAccountSettings::whatIsTypedStaysWhenTheProfileChangesElsewhere()
{
    Stage stage;
    openSettings(stage);
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_End);
    stage.type(u"!"_s);
    auto &profile = stage.application.settings.profile;
    profile.displayName = u"Other"_s;
    profile.about = u"New words"_s;
    Q_EMIT profile.changed();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"ownDisplayName"_s, "text"), u"Elena Rossi!"_s);
    QCOMPARE(stage.value<QString>(u"ownAbout"_s, "text"), u"New words"_s);
}

void TstAccountSettings::usernameAndLinkAreCopied()
{
    Stage stage;
    openSettings(stage);
    stage.click(u"copy Username"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"elena"_s);
    stage.click(u"copy Link to you"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"letschat://user/elena"_s);
}

void TstAccountSettings::thePasswordIsChangedAndTold()
{
    Stage stage({1040, 1000});
    openSettings(stage);
    stage.click(u"changePassword"_s);
    stage.type(u"old words"_s);
    stage.press(Qt::Key_Return);
    stage.type(u"new words"_s);
    stage.press(Qt::Key_Return);
    auto &password = stage.application.settings.password;
    QCOMPARE(password.asked, QStringList{u"change old words new words"_s});
    password.currentError = u"This is not your password."_s;
    Q_EMIT password.errorsChanged();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"currentPassword"_s, "error"), password.currentError);
    QCOMPARE(stage.value<QString>(u"newPassword"_s, "text"), u"new words"_s);
    Q_EMIT password.changed();
    stage.settle();
    QVERIFY(stage.shows(u"passwordChanged"_s) && !stage.shows(u"newPassword"_s));
}

void TstAccountSettings::deletingNeedsThePasswordAndAYes()
{
    Stage stage({1040, 1000});
    openSettings(stage);
    stage.click(u"deleteAccount"_s);
    stage.type(u"secret"_s);
    QVERIFY(!stage.value<bool>(u"confirmDeletion"_s, "enabled"));
    stage.press(Qt::Key_Tab);
    stage.press(Qt::Key_Tab);
    QVERIFY(stage.item(u"understood"_s)->hasActiveFocus());
    stage.press(Qt::Key_Space);
    stage.click(u"confirmDeletion"_s);
    QCOMPARE(stage.application.settings.password.asked, QStringList{u"delete secret"_s});
    stage.application.session.signOut();
    stage.settle();
    QVERIFY(stage.shows(u"submit"_s) && !stage.shows(u"sections"_s));
}

void TstAccountSettings::signingOutClosesThem()
{
    Stage stage({1040, 1000});
    openSettings(stage);
    stage.click(u"settingsSignOut"_s);
    QTRY_VERIFY(stage.shows(u"confirm"_s));
    stage.click(u"confirm"_s);
    QTRY_VERIFY(stage.shows(u"submit"_s) && !stage.shows(u"sections"_s));
}

void TstAccountSettings::devicesAreSignedOutOneByOneOrAllAtOnce()
{
    Stage stage;
    auto &devices = stage.application.settings.devices;
    devices.loading = true;
    openSettings(stage, u"Devices"_s);
    QVERIFY(stage.shows(u"devicesLoading"_s));
    devices.loading = false;
    devices.show({u"LetsChat on this"_s, u"Laptop"_s, u"Phone"_s});
    stage.settle();
    QVERIFY(!stage.shows(u"devicesLoading"_s));
    QVERIFY(!stage.shows(u"end LetsChat on this"_s));
    QVERIFY(stage.item(u"end Laptop"_s)->hasActiveFocus());
    stage.click(u"end Laptop"_s);
    stage.click(u"endOthers"_s);
    QVERIFY(stage.item(u"refuse"_s)->hasActiveFocus());
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"confirm"_s) && stage.item(u"endOthers"_s)->hasActiveFocus());
    stage.press(Qt::Key_Return);
    stage.click(u"confirm"_s);
    QCOMPARE(devices.asked, (QStringList{u"load"_s, u"revoke s Laptop"_s, u"revoke others"_s}));
    Q_EMIT devices.failed(u"The server cannot be reached."_s);
    stage.settle();
    QVERIFY(stage.shows(u"devicesFault"_s));
}

void TstAccountSettings::devicesThatCannotBeLoadedAreTriedAgain()
{
    Stage stage;
    auto &devices = stage.application.settings.devices;
    devices.error = u"The server cannot be reached."_s;
    openSettings(stage, u"Devices"_s);
    QMetaObject::invokeMethod(stage.item(u"devicesBroken"_s), "acted");
    QCOMPARE(devices.asked.size(), 2);
}

void TstAccountSettings::blockedPeopleAreUnblocked()
{
    Stage stage;
    openSettings(stage, u"Blocked people"_s);
    QVERIFY(stage.shows(u"nobodyBlocked"_s));
    stage.application.blocks.append({{u"userId"_s, u"p Mallory"_s},
                                     {u"displayName"_s, u"Mallory"_s},
                                     {u"username"_s, u"mallory"_s}});
    stage.settle();
    QVERIFY(!stage.shows(u"nobodyBlocked"_s));
    stage.click(u"unblock Mallory"_s);
    QCOMPARE(stage.application.blocks.asked.last(), u"unblock p Mallory"_s);
}

QTEST_MAIN(TstAccountSettings)
#include "tst_accountsettings.moc"
