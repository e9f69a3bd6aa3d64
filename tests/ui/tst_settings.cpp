#include "settingsstage.h"

#include <QAccessible>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The way through the settings, and those of the program.
class TstSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theAccountMenuAndAKeyOpenThem();
    void arrowsWalkTheSectionsAndEnterOpens();
    void narrowWindowsGoOneLevelDeeperAndBack();
    void theAppearanceChangesAtOnce();
    void switchesWorkByKeyboardAndTellTheirState();
    void everySectionIsWholeAndNamed_data();
    void everySectionIsWholeAndNamed();
};

namespace {

QStringList sectionNames()
{
    return {u"Profile"_s,    u"Devices"_s,       u"Blocked people"_s,
            u"Appearance"_s, u"Notifications"_s, u"Keyboard shortcuts"_s,
            u"About"_s};
}

} // namespace

void TstSettings::theAccountMenuAndAKeyOpenThem()
{
    Stage stage;
    stage.signIn();
    stage.click(u"account"_s);
    stage.click(u"openSettings"_s);
    QTRY_VERIFY(stage.shows(u"sections"_s));
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"sections"_s));
    stage.press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(stage.shows(u"sections"_s));
    QCOMPARE(stage.value<QString>(u"sheetTitle"_s, "text"), u"Settings"_s);
}

void TstSettings::arrowsWalkTheSectionsAndEnterOpens()
{
    Stage stage;
    openSettings(stage);
    QVERIFY(stage.item(u"sections"_s)->hasActiveFocus());
    QVERIFY(stage.shows(u"ownDisplayName"_s));
    for (int i = 0; i < 3; ++i)
        stage.press(Qt::Key_Down);
    QVERIFY(stage.shows(u"appearance 0"_s));
    stage.press(Qt::Key_Return);
    QVERIFY(stage.item(u"appearance 1"_s)->hasActiveFocus());
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"sections"_s));
}

void TstSettings::narrowWindowsGoOneLevelDeeperAndBack()
{
    Stage stage({360, 480});
    openSettings(stage);
    QVERIFY(!stage.shows(u"ownDisplayName"_s));
    stage.press(Qt::Key_Return);
    QVERIFY(stage.shows(u"ownDisplayName"_s) && !stage.shows(u"sections"_s));
    QCOMPARE(stage.value<QString>(u"sheetTitle"_s, "text"), u"Profile"_s);
    stage.press(Qt::Key_Escape);
    QVERIFY(stage.item(u"sections"_s)->hasActiveFocus());
    stage.click(u"section About"_s);
    QVERIFY(!stage.shows(u"sections"_s));
    stage.click(u"sheetBack"_s);
    QVERIFY(stage.shows(u"sections"_s));
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"sections"_s));
}

void TstSettings::theAppearanceChangesAtOnce()
{
    Stage stage;
    openSettings(stage, u"Appearance"_s);
    QVERIFY(stage.item(u"appearance 1"_s)->hasActiveFocus());
    stage.press(Qt::Key_Down);
    QCOMPARE(stage.application.preferences.appearance, 2);
    QVERIFY(stage.theme()->property("dark").toBool());
    stage.click(u"appearance 1"_s);
    QVERIFY(!stage.theme()->property("dark").toBool());
    QVERIFY(stage.value<bool>(u"appearance 1"_s, "checked"));
    QVERIFY(!stage.value<bool>(u"appearance 2"_s, "checked"));
}

void TstSettings::switchesWorkByKeyboardAndTellTheirState()
{
    QAccessible::setActive(true);
    Stage stage;
    openSettings(stage, u"Notifications"_s);
    auto *item = stage.item(u"notificationsOn"_s);
    QVERIFY(item->hasActiveFocus());
    auto *interface = QAccessible::queryAccessibleInterface(item);
    QCOMPARE(interface->role(), QAccessible::CheckBox);
    QVERIFY(interface->state().checked);
    stage.press(Qt::Key_Space);
    QVERIFY(!stage.application.preferences.notifications);
    QVERIFY(!interface->state().checked);
    stage.press(Qt::Key_Return);
    QVERIFY(stage.application.preferences.notifications);
    const auto *keepRunning = stage.item(u"keepRunningOn"_s);
    stage.click(u"keepRunningOn"_s);
    QVERIFY(stage.application.preferences.keepRunning);
    stage.application.desktop.trayThere = false;
    Q_EMIT stage.application.desktop.trayThereChanged();
    QVERIFY(!keepRunning->isVisible());
    QAccessible::setActive(false);
}

void TstSettings::everySectionIsWholeAndNamed_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << QSize(1040, 720) << false << false;
    QTest::newRow("dark") << QSize(1040, 720) << true << false;
    QTest::newRow("narrow") << QSize(360, 720) << false << false;
    QTest::newRow("narrow-dark") << QSize(360, 720) << true << false;
    QTest::newRow("mirrored") << QSize(1040, 720) << false << true;
}

void TstSettings::everySectionIsWholeAndNamed()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    QDir().mkpath(QStringLiteral(LETSCHAT_PICTURES));
    Stage stage(size, dark);
    stage.theme()->setProperty("rightToLeft", mirrored);
    auto &application = stage.application;
    application.settings.profile.displayName =
        u"Elena Maria Rossi-Fernández de la Vega y Castellanos 🌻"_s;
    application.settings.devices.show({u"LetsChat on elenas-workstation"_s, u"LetsChat on laptop"_s,
                                       u"A device whose name somebody made as long as they could"_s,
                                       u"הטלפון של אלנה"_s});
    application.blocks.append(QList<QVariantMap>{
        {{u"userId"_s, u"p Mallory"_s},
         {u"displayName"_s, u"Mallory"_s},
         {u"username"_s, u"mallory"_s}},
        {{u"userId"_s, u"p Long"_s},
         {u"displayName"_s, u"Lucía Fernández-Ortega de la Vega y Castellanos"_s},
         {u"username"_s, u"lucia.fernandez-ortega_de.la.veg"_s}}});
    openSettings(stage);
    for (const auto &name : sectionNames()) {
        const auto save = [&](const QString &suffix) {
            QVERIFY(stage.picture().save(
                u"%1/settings-%2-%3.png"_s.arg(QStringLiteral(LETSCHAT_PICTURES), name + suffix,
                                               QString::fromUtf8(QTest::currentDataTag()))));
            QCOMPARE(stage.clipped().join(u'\n'), QString());
            QCOMPARE(stage.unnamed().join(u'\n'), QString());
        };
        stage.click(u"section "_s + name);
        save({});
        if (name == "Devices"_L1) {
            stage.item(u"endOthers"_s)->forceActiveFocus();
            stage.press(Qt::Key_Return);
            save(u"-asking"_s);
            stage.press(Qt::Key_Escape);
        }
        if (name == "Profile"_L1) {
            for (const auto &form : {u"changePassword"_s, u"deleteAccount"_s}) {
                stage.item(form)->forceActiveFocus();
                stage.press(Qt::Key_Return);
                save(u"-"_s + form);
                stage.press(Qt::Key_Escape);
            }
        }
        if (size.width() < 720) {
            stage.click(u"sheetBack"_s);
            if (name == "About"_L1)
                save(u"-list"_s);
        }
    }
}

QTEST_MAIN(TstSettings)
#include "tst_settings.moc"
