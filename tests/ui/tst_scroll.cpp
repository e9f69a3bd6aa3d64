#include "stage.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QPointer>
#include <QSignalSpy>
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
    void newerPagesAreAskedForNearTheBottom();
    void aNewerPageDoesNotMoveTheBottom();
    void rowsThatAreLetGoAreNotMissed();
    void aPlaceIsShownAndMarked();
    void theUnreadBeginBelowTheTop();
    void theUnreadLineIsAboveItsMessage();
    void theEndIsAskedForWhereItIsNotHeld();
    void whatWasSeenCountsAsRead();
    void nothingCountsAsReadBehindALock();
    void arrivalsAreAnnounced();
    void arrivalsThatNobodySeesBeginTheUnread();
    void theTypingBubbleTellsWhoWrites();
    void aHeldRowThatGoesLeavesTheRest();

private:
    using Change = std::function<void(Stage &)>;
    static QList<std::pair<const char *, Change>> changes();
    static void fill(Stage &stage, int count = 300);
    static void scrollBy(Stage &stage, qreal pixels);
    /// The row in the middle of the view.
    static QQuickItem *middle(Stage &stage);
    static QQuickItem *rowAt(Stage &stage, int index);
    static qreal place(const QQuickItem *row) { return row->mapToScene({0, 0}).y(); }
    static int indexAtMiddle(Stage &stage) { return middle(stage)->property("index").toInt(); }
};

QQuickItem *TstScroll::middle(Stage &stage)
{
    auto *list = stage.item(u"messages"_s);
    QQuickItem *row = nullptr;
    for (int off = 0; off < 80 && !row; off += 4)
        QMetaObject::invokeMethod(
            list, "itemAt", Q_RETURN_ARG(QQuickItem *, row), Q_ARG(double, list->width() / 2),
            Q_ARG(double, list->property("contentY").toDouble() + list->height() / 2 + off));
    return row;
}

QQuickItem *TstScroll::rowAt(Stage &stage, int index)
{
    QQuickItem *row = nullptr;
    QMetaObject::invokeMethod(stage.item(u"messages"_s), "itemAtIndex",
                              Q_RETURN_ARG(QQuickItem *, row), Q_ARG(int, index));
    return row;
}

namespace {

void lock(Stage &stage, bool isLocked)
{
    stage.application.desktop.locked = isLocked;
    Q_EMIT stage.application.desktop.lockedChanged();
}

} // namespace

void TstScroll::fill(Stage &stage, int count)
{
    stage.signIn();
    stage.converse(count);
}

void TstScroll::scrollBy(Stage &stage, qreal pixels)
{
    auto *list = stage.item(u"messages"_s);
    // As wheels do: by steps, each of which is drawn.
    const int steps = std::max(1, int(std::abs(pixels) / 300));
    for (int step = 0; step < steps; ++step) {
        list->setProperty("contentY", list->property("contentY").toDouble() + pixels / steps);
        QCoreApplication::processEvents();
        stage.window()->grabWindow();
    }
    stage.settle();
}

QList<std::pair<const char *, TstScroll::Change>> TstScroll::changes()
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

void TstScroll::newerPagesAreAskedForNearTheBottom()
{
    Stage stage;
    auto &history = stage.application.messages.history;
    history.hasNewer = true;
    stage.application.messages.hasOlder = true;
    fill(stage, 300);
    Q_EMIT history.placed(150, true);
    stage.settle();
    const int asked = history.newerAsked;
    QVERIFY(stage.shows(u"newMessages"_s));
    scrollBy(stage, 2000);
    QCOMPARE(history.newerAsked, asked);
    for (int step = 0; step < 30 && history.newerAsked == asked; ++step)
        scrollBy(stage, 400);
    QVERIFY(history.newerAsked > asked);
    QVERIFY(rowAt(stage, 29));
}

void TstScroll::aNewerPageDoesNotMoveTheBottom()
{
    Stage stage;
    auto &page = stage.application.messages;
    fill(stage, 300);
    page.history.hasNewer = true;
    Q_EMIT page.history.reachChanged();
    stage.settle();
    const QPointer<QQuickItem> row = middle(stage);
    const auto before = place(row);
    QList<QVariantMap> newer;
    for (int i = 50; i > 0; --i)
        newer.append(Stage::message(300 + i, i % 3 == 0, u"Newer words "_s.repeated(i % 6)));
    page.model.insert(0, newer);
    page.history.hasNewer = false;
    Q_EMIT page.history.reachChanged();
    stage.settle();
    QVERIFY(row);
    QVERIFY(std::abs(place(row) - before) < 0.5);
}

void TstScroll::rowsThatAreLetGoAreNotMissed()
{
    Stage stage;
    auto &page = stage.application.messages;
    fill(stage, 400);
    scrollBy(stage, -9000);
    const QPointer<QQuickItem> row = middle(stage);
    const auto before = place(row);
    QVERIFY(indexAtMiddle(stage) > 60);
    for (int count = 0; count < 40; ++count)
        page.model.remove(0);
    stage.settle();
    QVERIFY(row);
    QVERIFY(std::abs(place(row) - before) < 0.5);
    for (int count = 0; count < 100; ++count)
        page.model.remove(page.model.rowCount() - 1);
    stage.settle();
    QVERIFY(row);
    QVERIFY(std::abs(place(row) - before) < 0.5);
}

void TstScroll::aPlaceIsShownAndMarked()
{
    Stage stage;
    fill(stage, 2000);
    auto &history = stage.application.messages.history;
    for (const int row : {1500, 3, 700, 1999}) {
        Q_EMIT history.placed(row, true);
        stage.settle();
        auto *item = rowAt(stage, row);
        QVERIFY(item);
        const auto *list = stage.item(u"messages"_s);
        const auto top = list->mapToScene({0, 0}).y();
        QVERIFY2(place(item) >= top && place(item) + item->height() <= top + list->height(),
                 qPrintable(QString::number(place(item))));
        QVERIFY(item->property("highlighted").toBool());
    }
    QTRY_VERIFY(!rowAt(stage, 1999)->property("highlighted").toBool());
}

void TstScroll::theUnreadBeginBelowTheTop()
{
    Stage stage;
    fill(stage, 300);
    Q_EMIT stage.application.messages.history.placed(120, false);
    stage.settle();
    auto *item = rowAt(stage, 120);
    QVERIFY(item);
    const auto top = stage.item(u"messages"_s)->mapToScene({0, 0}).y();
    QVERIFY(std::abs(place(item) - top - 72) < 1);
    QVERIFY(!item->property("highlighted").toBool());
}

void TstScroll::theUnreadLineIsAboveItsMessage()
{
    Stage stage;
    fill(stage, 20);
    QVERIFY(!stage.shows(u"unreadLine"_s));
    stage.application.messages.model.set(2, u"startsUnread"_s, true);
    stage.settle();
    const auto *line = stage.item(u"unreadLine"_s);
    QVERIFY(place(line) >= place(rowAt(stage, 2)));
    QVERIFY(place(line) < place(rowAt(stage, 2)->findChild<QQuickItem *>(u"bubbleText"_s)));
    QCOMPARE(stage.clipped(), QStringList());
}

void TstScroll::theEndIsAskedForWhereItIsNotHeld()
{
    Stage stage;
    auto &history = stage.application.messages.history;
    fill(stage, 60);
    history.hasNewer = true;
    Q_EMIT history.reachChanged();
    stage.settle();
    QVERIFY(stage.shows(u"newMessages"_s));
    const int asked = history.endAsked;
    stage.type(u"hello"_s);
    stage.press(Qt::Key_Return);
    QVERIFY(history.endAsked > asked);
}

void TstScroll::whatWasSeenCountsAsRead()
{
    Stage stage;
    auto &page = stage.application.messages;
    fill(stage, 200);
    page.unreadCount = 100;
    Q_EMIT page.history.placed(100, false);
    Q_EMIT page.changed();
    stage.settle();
    QVERIFY(page.marked.isEmpty());
    QTRY_VERIFY(!page.marked.isEmpty());
    const auto first = page.marked.last();
    QVERIFY2(first >= 100 && first < 115, qPrintable(QString::number(first)));
    scrollBy(stage, 1000);
    QTRY_VERIFY(page.marked.last() > first);
    QVERIFY(page.marked.last() < 140);
}

void TstScroll::nothingCountsAsReadBehindALock()
{
    Stage stage;
    auto &page = stage.application.messages;
    fill(stage, 20);
    lock(stage, true);
    page.unreadCount = 2;
    Q_EMIT page.changed();
    stage.settle();
    const auto *reading = stage.window()->findChild<QObject *>(u"reading"_s);
    QVERIFY(!reading->property("running").toBool());
    lock(stage, false);
    QVERIFY(reading->property("running").toBool());
    QVERIFY(page.marked.isEmpty());
    QTRY_COMPARE(page.marked.value(0), 20);
}

namespace {

QStringList alerts;

void noteAlert(QAccessibleEvent *event)
{
    const bool isSaid = event->type() == QAccessible::Alert || int(event->type()) == 0x8042;
    if (isSaid && event->accessibleInterface())
        alerts.append(event->accessibleInterface()->text(QAccessible::Name));
}

} // namespace

void TstScroll::arrivalsAreAnnounced()
{
    Stage stage;
    fill(stage, 20);
    alerts.clear();
    QAccessible::setActive(true);
    const auto before = QAccessible::installUpdateHandler(noteAlert);
    Q_EMIT stage.application.messages.arrived(21, u"Mara wrote: hello"_s);
    QAccessible::installUpdateHandler(before);
    // Where nothing of the platform listens, Qt makes no events.
    if (QAccessible::isActive())
        QCOMPARE(alerts, QStringList{u"Mara wrote: hello"_s});
    const auto *interface = QAccessible::queryAccessibleInterface(stage.item(u"announcer"_s));
    QCOMPARE(interface->role(), QAccessible::Notification);
    QCOMPARE(interface->text(QAccessible::Name), u"Mara wrote: hello"_s);
    QAccessible::setActive(false);
    QVERIFY(stage.application.messages.history.unreadStarts.isEmpty());
}

void TstScroll::arrivalsThatNobodySeesBeginTheUnread()
{
    Stage stage;
    fill(stage, 200);
    lock(stage, true);
    Q_EMIT stage.application.messages.arrived(201, u"Mara wrote: hello"_s);
    QCOMPARE(stage.application.messages.history.unreadStarts, QList<qint64>{201});
    scrollBy(stage, -900);
    Q_EMIT stage.application.messages.arrived(202, u"Mara wrote: hello"_s);
    QCOMPARE(stage.application.messages.history.unreadStarts, QList<qint64>{201});
}

void TstScroll::theTypingBubbleTellsWhoWrites()
{
    Stage stage;
    auto &page = stage.application.messages;
    fill(stage, 20);
    page.typing = true;
    page.subtitle = u"Mara is typing…"_s;
    Q_EMIT page.changed();
    stage.settle();
    auto *bubble = stage.item(u"typingBubble"_s);
    const auto *interface = QAccessible::queryAccessibleInterface(bubble);
    QCOMPARE(interface->text(QAccessible::Name), u"Mara is typing…"_s);
    const auto *list = stage.item(u"messages"_s);
    QVERIFY(place(bubble) + bubble->height() <= list->mapToScene({0, list->height()}).y());
    page.typing = false;
    Q_EMIT page.changed();
    stage.settle();
    QVERIFY(!stage.shows(u"typingBubble"_s));
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
