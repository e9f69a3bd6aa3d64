#include "stage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The panes of the window, and what holds for every page.
class TstPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void oneOrTwoPanesByWidth();
    void theListIsResizedByItsHandle();
    void aRightToLeftWindowIsMirrored();
    void everyControlHasANameForScreenReaders();
};

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

QTEST_MAIN(TstPages)
#include "tst_pages.moc"
