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

} // namespace

using Scene = void (*)(letschat::ui::Stage &);
Q_DECLARE_METATYPE(Scene)

/// Draws every scene, light and dark, wide and narrow, into pictures/ of the build directory, for
/// people to look at; and holds what a machine can see: nothing clipped, nothing blank, no warning.
class TstPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QDir().mkpath(folder())); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void nothingIsClipped_data();
    void nothingIsClipped();
    void aMirroredWindowIsWhole();
};

void TstPictures::nothingIsClipped_data()
{
    const QList<QPair<const char *, Scene>> scenes{{"main", showMainWindow},
                                                   {"failures", showFailures},
                                                   {"hard-texts", showHardTexts},
                                                   {"loading", showLoading},
                                                   {"empty", showEmpty},
                                                   {"search", showSearch},
                                                   {"sign-up", showFaultySignUp},
                                                   {"sign-in", showRefusedSignIn},
                                                   {"reading", showReading},
                                                   {"list", showConversations},
                                                   {"menu", showMenu}};
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const auto &[name, scene] : scenes) {
        QTest::addRow("%s-light", name) << scene << QSize(1040, 720) << false;
        QTest::addRow("%s-dark", name) << scene << QSize(1040, 720) << true;
        QTest::addRow("%s-narrow-light", name) << scene << QSize(400, 720) << false;
        QTest::addRow("%s-narrow-dark", name) << scene << QSize(400, 720) << true;
        QTest::addRow("%s-smallest", name) << scene << QSize(360, 480) << false;
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
    QCOMPARE(stage.clipped().join(u'\n'), QString());
}

void TstPictures::aMirroredWindowIsWhole()
{
    Stage stage;
    stage.theme()->setProperty("rightToLeft", true);
    showFailures(stage);
    QVERIFY(stage.picture().save(folder() + u"/mirrored.png"_s));
    QCOMPARE(stage.clipped().join(u'\n'), QString());
}

QTEST_MAIN(TstPictures)
#include "tst_pictures.moc"
