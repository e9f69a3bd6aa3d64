#include "groupscenes.h"
#include "language.h"
#include "scenes.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

namespace {

QString folder()
{
    return qEnvironmentVariable("LETSCHAT_PICTURES", QStringLiteral(LETSCHAT_PICTURES));
}

/// Everything, as tests/ui/pictures asks for it.
bool isAlbum()
{
    return qEnvironmentVariableIsSet("LETSCHAT_EVERY_WIDTH");
}

/// Few in a test.
QList<QSize> sizes()
{
    if (isAlbum())
        return {{360, 640}, {720, 560}, {1280, 800}};
    return {{1040, 720}, {400, 720}, {360, 480}};
}

} // namespace

using Scene = void (*)(letschat::ui::Stage &);
Q_DECLARE_METATYPE(Scene)

/// Draws every scene, light and dark, wide and narrow, for people to look at; and holds what a
/// machine can see: nothing clipped, nothing blank, no warning.
class TstPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        language_ = std::make_unique<Language>();
        QVERIFY(QDir().mkpath(folder()));
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    std::unique_ptr<Language> language_;
};

void TstPictures::nothingIsClipped_data()
{
    QList<QPair<const char *, Scene>> scenes{{"main", showMainWindow},
                                             {"failures", showFailures},
                                             {"hard-texts", showHardTexts},
                                             {"loading", showLoading},
                                             {"empty", showEmpty},
                                             {"search", showSearch},
                                             {"switcher", showSwitcher},
                                             {"rows", showRows},
                                             {"row-menu", showRowMenu},
                                             {"searching", showSearching},
                                             {"nothing-found", showNothingFound},
                                             {"sign-up", showFaultySignUp},
                                             {"sign-in", showRefusedSignIn},
                                             {"reading", showReading},
                                             {"unread", showUnread},
                                             {"found", showFound},
                                             {"list", showConversations},
                                             {"keys", showKeys},
                                             {"group", showGroup},
                                             {"failed-changes", showFailedChanges},
                                             {"message-menu", showMessageMenu},
                                             {"delete-question", showDeleteQuestion},
                                             {"selecting", showSelecting},
                                             {"selection-menu", showSelectionMenu},
                                             {"selection-question", showSelectionQuestion},
                                             {"replying", showReplying},
                                             {"editing", showEditing},
                                             {"menu", showMenu},
                                             {"sign-out", showSignOutQuestion}};
    // Their own tests draw these; the album has them in every language and width.
    if (isAlbum())
        scenes += {{"settings-profile", showProfileSettings},
                   {"settings-devices", showDevices},
                   {"settings-blocked", showBlockedPeople},
                   {"settings-appearance", showAppearance},
                   {"settings-notifications", showNotifications},
                   {"settings-about", showAbout},
                   {"emoji", showEmojiPicker},
                   {"new-group", showNewGroup},
                   {"new-group-refused", showRefusedGroup},
                   {"details-person", showPerson},
                   {"details-long-name", showLongPerson},
                   {"details-group", showGroupDetails},
                   {"details-large-group", showLargeGroup},
                   {"details-renaming", showRenaming},
                   {"details-member-menu", showMemberMenu},
                   {"details-leaving", showLeaving},
                   {"details-adding", showAdding},
                   {"barrier", showBarrier}};
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    const auto wanted = qEnvironmentVariable("LETSCHAT_SCENES").split(u' ', Qt::SkipEmptyParts);
    for (const auto &[name, scene] : scenes) {
        const auto begins = [name = QString::fromLatin1(name)](const QString &beginning) {
            return name.startsWith(beginning);
        };
        if (!wanted.isEmpty() && std::ranges::none_of(wanted, begins))
            continue;
        for (const auto &size : sizes()) {
            for (const bool dark : {false, true})
                QTest::addRow("%s-%d-%s", name, size.width(), dark ? "dark" : "light")
                    << scene << size << dark;
        }
    }
}

void TstPictures::nothingIsClipped()
{
    QFETCH(Scene, scene);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    Stage stage(size, dark);
    scene(stage);
    const auto picture = stage.picture();
    QVERIFY(picture.save(u"%1/%2.png"_s.arg(folder(), QString::fromUtf8(QTest::currentDataTag()))));
    QCOMPARE(picture.size(), size * stage.window()->effectiveDevicePixelRatio());
    auto clipped = stage.clipped();
    if (language_->isPseudo())
        clipped += stage.shortened(u"["_s);
    QCOMPARE(clipped.join(u'\n'), QString());
}

QTEST_MAIN(TstPictures)
#include "tst_pictures.moc"
