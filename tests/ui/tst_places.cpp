#include "messagerows.h"

#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Parts of a long history: the place that is shown, and the pages around it.
class TstPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void newerPagesAreAskedForNearTheBottom();
    void aNewerPageDoesNotMoveTheBottom();
    void rowsThatAreLetGoAreNotMissed();
    void aPlaceIsShownAndMarked();
    void theUnreadBeginBelowTheTop();
    void theUnreadLineIsAboveItsMessage();
    void theEndIsAskedForWhereItIsNotHeld();
};

void TstPlaces::newerPagesAreAskedForNearTheBottom()
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

void TstPlaces::aNewerPageDoesNotMoveTheBottom()
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

void TstPlaces::rowsThatAreLetGoAreNotMissed()
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

void TstPlaces::aPlaceIsShownAndMarked()
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

void TstPlaces::theUnreadBeginBelowTheTop()
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

void TstPlaces::theUnreadLineIsAboveItsMessage()
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

void TstPlaces::theEndIsAskedForWhereItIsNotHeld()
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

QTEST_MAIN(TstPlaces)
#include "tst_places.moc"
