#include "messagerows.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Where a conversation opens, and how it goes on at both of its ends.
class TstMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aConversationOpensAtItsEnd();
    void rowsStandStillWhenOlderOnesArrive();
    void rowsStandStillWhenANewOneArrives();
    void theButtonLeadsToTheNewest();
    void whatArrivesAtTheEndIsShown();
    void theNewestStaysInSightWhenTheRoomShrinks();
    void olderPagesAreAskedForNearTheTop();
    void aShortConversationAsksForMoreAtOnce();
    void aFailedOlderPageIsNotAskedForInALoop();
    void whatIsNoLongerThereIsSaidUntilItIsDismissed();
};

namespace {

/// Scrolls up by some pages and gives the row in the middle.
QQuickItem *readFurtherUp(Stage &stage)
{
    stage.item(u"messages"_s)->forceActiveFocus();
    for (int page = 0; page < 3; ++page)
        stage.press(Qt::Key_PageUp);
    auto *list = stage.item(u"messages"_s);
    QQuickItem *row = nullptr;
    QMetaObject::invokeMethod(
        list, "itemAt", Q_RETURN_ARG(QQuickItem *, row), Q_ARG(double, list->width() / 2),
        Q_ARG(double, list->property("contentY").toDouble() + list->height() / 2));
    return row;
}

} // namespace

void TstMessages::aConversationOpensAtItsEnd()
{
    Stage stage;
    stage.signIn();
    stage.converse(200);
    auto *newest = rowOf(stage, u"m200"_s);
    QVERIFY(newest);
    const auto bottom = newest->mapToScene({0, newest->height()}).y();
    const auto *list = stage.item(u"messages"_s);
    QVERIFY(std::abs(list->mapToScene({0, list->height()}).y() - bottom) < 30);
    QVERIFY(!stage.shows(u"newMessages"_s));
}

void TstMessages::rowsStandStillWhenOlderOnesArrive()
{
    Stage stage;
    stage.signIn();
    stage.converse(60);
    auto *row = readFurtherUp(stage);
    QVERIFY(row);
    const auto before = row->mapToScene({0, 0}).y();
    QList<QVariantMap> older;
    for (int i = 0; i < 50; ++i)
        older.append(Stage::message(-i, i % 3 == 0, u"Older words "_s.repeated(i % 6 + 1)));
    stage.application.messages.model.append(older);
    stage.settle();
    QCOMPARE(row->mapToScene({0, 0}).y(), before);
}

void TstMessages::rowsStandStillWhenANewOneArrives()
{
    Stage stage;
    stage.signIn();
    stage.converse(60);
    auto *row = readFurtherUp(stage);
    QVERIFY(row);
    const auto before = row->mapToScene({0, 0}).y();
    for (int i = 61; i <= 63; ++i) {
        stage.application.messages.model.insert(
            0, Stage::message(i, false, u"New words "_s.repeated(i % 9 + 1)));
        stage.settle();
        QCOMPARE(row->mapToScene({0, 0}).y(), before);
    }
    stage.application.messages.unreadCount = 3;
    Q_EMIT stage.application.messages.changed();
    QCOMPARE(stage.value<int>(u"newMessages"_s, "count"), 3);
}

void TstMessages::theButtonLeadsToTheNewest()
{
    Stage stage;
    stage.signIn();
    stage.converse(60);
    readFurtherUp(stage);
    stage.application.messages.model.insert(0, Stage::message(61, false, u"New"_s));
    stage.settle();
    stage.click(u"newMessages"_s);
    QVERIFY(!stage.shows(u"newMessages"_s));
    QVERIFY(rowOf(stage, u"m61"_s));
    QCOMPARE(stage.application.messages.history.endAsked, 1);
}

void TstMessages::whatArrivesAtTheEndIsShown()
{
    Stage stage;
    stage.signIn();
    stage.converse(60);
    for (int i = 61; i < 66; ++i) {
        stage.application.messages.model.insert(
            0, Stage::message(i, i % 2 == 0, u"Words "_s.repeated(30)));
        stage.settle();
        QVERIFY(!stage.shows(u"newMessages"_s));
        auto *row = rowOf(stage, u"m%1"_s.arg(i));
        QVERIFY(row);
        QVERIFY(row->mapToScene({0, row->height()}).y() < stage.window()->height() - 40);
    }
}

void TstMessages::theNewestStaysInSightWhenTheRoomShrinks()
{
    Stage stage({400, 720});
    stage.signIn();
    stage.converse(60);
    stage.application.connection.show(StagedConnection::Offline, u"Offline."_s);
    stage.settle();
    QVERIFY(!stage.shows(u"newMessages"_s));
    for (int line = 0; line < 8; ++line)
        stage.press(Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(!stage.shows(u"newMessages"_s));
    stage.application.messages.model.set(0, u"isOwn"_s, true);
    stage.application.messages.model.set(0, u"state"_s, u"failed"_s);
    stage.settle();
    QVERIFY(!stage.shows(u"newMessages"_s));
}

void TstMessages::olderPagesAreAskedForNearTheTop()
{
    Stage stage;
    auto &page = stage.application.messages;
    page.hasOlder = true;
    stage.signIn();
    stage.converse(120);
    QCOMPARE(page.olderAsked, 0);
    QObject::connect(&page, &StagedMessagesPage::olderWanted, &page, [&page] {
        page.loadingOlder = true;
        Q_EMIT page.loadingOlderChanged();
    });
    stage.item(u"messages"_s)->forceActiveFocus();
    for (int press = 0; press < 40 && page.olderAsked == 0; ++press)
        stage.press(Qt::Key_PageUp);
    QCOMPARE(page.olderAsked, 1);
    for (int press = 0; press < 5; ++press)
        stage.press(Qt::Key_PageUp);
    QCOMPARE(page.olderAsked, 1);
}

void TstMessages::aShortConversationAsksForMoreAtOnce()
{
    Stage stage;
    stage.application.messages.hasOlder = true;
    stage.signIn();
    stage.converse(3);
    QVERIFY(stage.application.messages.olderAsked > 0);
}

void TstMessages::aFailedOlderPageIsNotAskedForInALoop()
{
    Stage stage;
    auto &page = stage.application.messages;
    page.hasOlder = true;
    QObject::connect(
        &page, &StagedMessagesPage::olderWanted, &page,
        [&page] {
            page.loadingOlder = true;
            Q_EMIT page.loadingOlderChanged();
            page.error = u"The server cannot be reached."_s;
            Q_EMIT page.errorChanged();
            page.loadingOlder = false;
            Q_EMIT page.loadingOlderChanged();
        },
        Qt::QueuedConnection);
    stage.signIn();
    stage.converse(14);
    QCOMPARE(page.olderAsked, 1);
    stage.item(u"messages"_s)->forceActiveFocus();
    stage.press(Qt::Key_PageUp);
    QCOMPARE(page.olderAsked, 1);
    // The fault is over: what was missing is asked for without another gesture.
    page.error.clear();
    Q_EMIT page.errorChanged();
    QCOMPARE(page.olderAsked, 2);
}

void TstMessages::whatIsNoLongerThereIsSaidUntilItIsDismissed()
{
    Stage stage;
    stage.signIn();
    stage.converse(3);
    auto &history = stage.application.messages.history;
    QVERIFY(!stage.shows(u"messagesNotice"_s));
    history.notice = u"This message is no longer there."_s;
    Q_EMIT history.noticeChanged();
    stage.settle();
    QVERIFY(stage.clipped().isEmpty());
    QMetaObject::invokeMethod(stage.item(u"messagesNotice"_s), "acted");
    stage.settle();
    QVERIFY(!stage.shows(u"messagesNotice"_s));
}

QTEST_MAIN(TstMessages)
#include "tst_messages.moc"
