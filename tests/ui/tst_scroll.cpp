#include "messagerows.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// What one reads does not move, whatever happens around it.
class TstScroll : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void whatOneReadsStandsStill_data();
    void whatOneReadsStandsStill();
    void theEndStaysInSight_data();
    void theEndStaysInSight();
    void aFlingShowsNoGap();
    void theBarTellsThePlaceInTheWholeConversation();
    void aFlingGoesOnWhenRowsChange();
    void aHeldRowThatGoesLeavesTheRest();
};

namespace {

using Change = std::function<void(Stage &)>;

QList<std::pair<const char *, Change>> changes()
{
    const auto at = [](int by) {
        return [by](Stage &stage, const QString &role, const QVariant &value) {
            auto &model = stage.application.messages.model;
            const int row = std::clamp(indexAtMiddle(stage) + by, 0, model.rowCount() - 1);
            model.set(row, role, value);
        };
    };
    const auto longWords = u"Longer words than before. "_s.repeated(20);
    QList<std::pair<const char *, Change>> all{
        {"older page",
         [](Stage &stage) {
             QList<QVariantMap> older;
             for (int i = 0; i < 50; ++i)
                 older.append(Stage::message(-i, i % 3 == 0, u"Older words "_s.repeated(i % 6)));
             stage.application.messages.model.append(older);
         }},
        {"newer page",
         [](Stage &stage) {
             QList<QVariantMap> newer;
             for (int i = 50; i > 0; --i)
                 newer.append(
                     Stage::message(1000 + i, i % 3 == 0, u"Newer words "_s.repeated(i % 6)));
             stage.application.messages.model.insert(0, newer);
         }},
        {"arrival",
         [](Stage &stage) {
             stage.application.messages.model.insert(
                 0, Stage::message(999, false, u"New words "_s.repeated(9)));
         }},
        {"typing",
         [](Stage &stage) {
             stage.application.messages.typing = true;
             Q_EMIT stage.application.messages.changed();
         }},
        {"narrower", [](Stage &stage) { stage.window()->resize(760, 720); }},
        {"wider", [](Stage &stage) { stage.window()->resize(1300, 720); }},
        {"lower", [](Stage &stage) { stage.window()->resize(1040, 600); }},
        {"strip",
         [](Stage &stage) {
             stage.application.messages.error = u"The server cannot be reached."_s;
             Q_EMIT stage.application.messages.errorChanged();
         }},
    };
    const QList<std::pair<const char *, int>> places{
        {"far below", -40}, {"below", -6}, {"next below", -2}, {"next above", 2}, {"above", 6}};
    for (const auto &[name, by] : places) {
        all.append(
            {name, [set = at(by), longWords](Stage &stage) { set(stage, u"body"_s, longWords); }});
        all.append({name, [set = at(by)](Stage &stage) { set(stage, u"body"_s, u"x"_s); }});
        all.append(
            {name, [set = at(by)](Stage &stage) { set(stage, u"dayText"_s, u"Another day"_s); }});
        all.append({name, [set = at(by)](Stage &stage) { set(stage, u"startsUnread"_s, true); }});
        // As an image whose height comes late.
        all.append({name, [by](Stage &stage) {
                        const int index = std::max(0, indexAtMiddle(stage) + by);
                        QTest::qWait(30);
                        if (auto *row = rowAt(stage, index))
                            row->setHeight(row->height() + 173.5);
                    }});
        all.append({name, [by](Stage &stage) {
                        auto &model = stage.application.messages.model;
                        model.remove(
                            std::clamp(indexAtMiddle(stage) + by, 0, model.rowCount() - 1));
                    }});
    }
    return all;
}

} // namespace

void TstScroll::whatOneReadsStandsStill_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<int>("up");
    const auto all = changes();
    for (int change = 0; change < all.size(); ++change) {
        for (const int up : {120, 500, 4000})
            QTest::addRow("%s %d, %d up", all[change].first, change, up) << change << up;
    }
}

void TstScroll::whatOneReadsStandsStill()
{
    QFETCH(int, change);
    QFETCH(int, up);
    Stage stage;
    fill(stage);
    scrollBy(stage, -up);
    const QPointer<QQuickItem> row = middle(stage);
    QVERIFY(row);
    const auto before = place(row);
    changes()[change].second(stage);
    stage.picture();
    QVERIFY(row);
    QVERIFY2(std::abs(place(row) - before) < 0.5,
             qPrintable(u"moved by %1"_s.arg(place(row) - before)));
}

void TstScroll::theEndStaysInSight_data()
{
    QTest::addColumn<int>("change");
    const auto all = changes();
    for (int change = 0; change < all.size(); ++change)
        QTest::addRow("%s %d", all[change].first, change) << change;
}

void TstScroll::theEndStaysInSight()
{
    QFETCH(int, change);
    Stage stage;
    fill(stage);
    changes()[change].second(stage);
    stage.picture();
    auto *newest = rowAt(stage, 0);
    QVERIFY(newest);
    const auto *list = stage.item(u"messages"_s);
    const auto room = stage.application.messages.typing ? 70 : 13;
    const auto below =
        list->mapToScene({0, list->height()}).y() - newest->mapToScene({0, newest->height()}).y();
    QVERIFY2(below >= 0 && below <= room, qPrintable(QString::number(below)));
    QVERIFY(!stage.shows(u"newMessages"_s));
}

void TstScroll::aFlingShowsNoGap()
{
    Stage stage;
    fill(stage, 10000);
    auto &page = stage.application.messages;
    page.hasOlder = true;
    Q_EMIT page.hasOlderChanged();
    auto *list = stage.item(u"messages"_s);
    auto *bar = list->findChild<QQuickItem *>(u"scrollBar"_s);
    QVERIFY(bar);
    auto barBefore = bar->property("position").toDouble();
    QVERIFY2(barBefore > 0.99, qPrintable(QString::number(barBefore)));
    QElapsedTimer clock;
    qint64 slowest = 0;
    for (int fling = 0; fling < 12; ++fling) {
        QMetaObject::invokeMethod(list, "flick", Q_ARG(double, 0.0), Q_ARG(double, 8000.0));
        for (int frame = 0; frame < 10; ++frame) {
            clock.start();
            QTest::qWait(12);
            stage.window()->grabWindow();
            slowest = std::max(slowest, clock.elapsed());
            QVERIFY(middle(stage));
            const auto barNow = bar->property("position").toDouble();
            QVERIFY2(barNow <= barBefore + 0.0001 && barBefore - barNow < 0.01,
                     qPrintable(u"%1 after %2"_s.arg(barNow).arg(barBefore)));
            barBefore = barNow;
        }
    }
    qInfo("slowest frame %lld ms, at row %d", slowest, indexAtMiddle(stage));
    QVERIFY(indexAtMiddle(stage) > 50);
    QCOMPARE(page.olderAsked, 0);
}

void TstScroll::theBarTellsThePlaceInTheWholeConversation()
{
    Stage stage;
    fill(stage, 300);
    auto &page = stage.application.messages;
    const auto *bar = stage.item(u"messages"_s)->findChild<QQuickItem *>(u"scrollBar"_s);
    const auto place = [bar] { return bar->property("position").toDouble(); };
    const auto size = [bar] { return bar->property("size").toDouble(); };
    QVERIFY(std::abs(place() + size() - 1) < 0.0001);
    Q_EMIT page.history.placed(150, false);
    stage.settle();
    QVERIFY2(std::abs(place() - 0.5) < 0.02, qPrintable(QString::number(place())));
    const auto before = place();
    QList<QVariantMap> older;
    for (int i = 0; i < 50; ++i)
        older.append(Stage::message(-i, false, u"Older"_s));
    page.model.append(older);
    stage.settle();
    QCOMPARE(place(), before);
    // Dragged to a place that is not there.
    const auto *view = stage.item(u"messages"_s);
    const auto at = [&](qreal share) {
        return view->mapToScene({view->width() - 4, view->height() * share}).toPoint();
    };
    QTest::mousePress(stage.window(), Qt::LeftButton, {}, at(place() + size() / 2));
    for (int step = 1; step <= 5; ++step)
        QTest::mouseMove(stage.window(), at(0.5 - 0.08 * step));
    QTRY_VERIFY(!page.wanted.isEmpty() && page.wanted.last() < 60);
    QTest::mouseRelease(stage.window(), Qt::LeftButton, {}, at(0.1));
}

void TstScroll::aFlingGoesOnWhenRowsChange()
{
    Stage stage;
    fill(stage, 500);
    scrollBy(stage, -6000);
    auto *list = stage.item(u"messages"_s);
    QMetaObject::invokeMethod(list, "flick", Q_ARG(double, 0.0), Q_ARG(double, 3000.0));
    for (int frame = 0; frame < 4; ++frame) {
        QTest::qWait(12);
        stage.window()->grabWindow();
    }
    QVERIFY(list->property("flicking").toBool());
    auto *row = middle(stage);
    const auto before = place(row);
    stage.application.messages.model.set(row->property("index").toInt() - 3, u"body"_s,
                                         u"Longer words. "_s.repeated(60));
    stage.window()->grabWindow();
    QVERIFY(std::abs(place(row) - before) < 120);
    QVERIFY(list->property("flicking").toBool());
}

void TstScroll::aHeldRowThatGoesLeavesTheRest()
{
    Stage stage;
    fill(stage);
    scrollBy(stage, -3000);
    const int index = indexAtMiddle(stage);
    auto *below = rowAt(stage, index - 1);
    auto *above = rowAt(stage, index + 1);
    const auto placeBelow = place(below);
    const auto placeAbove = place(above);
    stage.application.messages.model.remove(index);
    stage.picture();
    // One side closes up.
    QVERIFY(std::abs(place(below) - placeBelow) < 0.5 || std::abs(place(above) - placeAbove) < 0.5);
}

QTEST_MAIN(TstScroll)
#include "tst_scroll.moc"
