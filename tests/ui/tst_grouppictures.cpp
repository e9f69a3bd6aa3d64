#include "groupscenes.h"

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

using GroupScene = void (*)(letschat::ui::Stage &);
Q_DECLARE_METATYPE(GroupScene)

/// Every page of people and groups as a picture, whole and named.
class TstGroupPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QDir().mkpath(folder())); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void picturesAreWhole_data();
    void picturesAreWhole();
    void aMirroredGroupIsWhole();
};

void TstGroupPictures::picturesAreWhole_data()
{
    const QList<QPair<const char *, GroupScene>> scenes{
        {"new-group", showNewGroup}, {"refused-group", showRefusedGroup},
        {"person", showPerson},      {"long-person", showLongPerson},
        {"group", showGroupDetails}, {"large-group", showLargeGroup},
        {"renaming", showRenaming},  {"member-menu", showMemberMenu},
        {"leaving", showLeaving},    {"adding", showAdding},
        {"barrier", showBarrier}};
    QTest::addColumn<GroupScene>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const auto &[name, scene] : scenes) {
        QTest::addRow("%s-light", name) << scene << QSize(1040, 720) << false;
        QTest::addRow("%s-dark", name) << scene << QSize(1040, 720) << true;
        QTest::addRow("%s-smallest", name) << scene << QSize(360, 480) << true;
    }
}

void TstGroupPictures::picturesAreWhole()
{
    QFETCH(GroupScene, scene);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    Stage stage(size, dark);
    scene(stage);
    QVERIFY(stage.picture().save(
        u"%1/%2.png"_s.arg(folder(), QString::fromUtf8(QTest::currentDataTag()))));
    QCOMPARE(stage.clipped().join(u'\n'), QString());
    QCOMPARE(stage.unnamed().join(u'\n'), QString());
}

void TstGroupPictures::aMirroredGroupIsWhole()
{
    Stage stage;
    stage.theme()->setProperty("rightToLeft", true);
    showGroupDetails(stage);
    QVERIFY(stage.picture().save(folder() + u"/group-mirrored.png"_s));
    QCOMPARE(stage.clipped().join(u'\n'), QString());
}

QTEST_MAIN(TstGroupPictures)
#include "tst_grouppictures.moc"
