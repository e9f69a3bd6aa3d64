#include "messagerows.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Whether somebody looks: what counts as read, and what of an arrival is told.
class TstAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void whatWasSeenCountsAsRead();
    void nothingCountsAsReadBehindALock();
    void arrivalsAreAnnounced();
    void arrivalsThatNobodySeesBeginTheUnread();
    void theTypingBubbleTellsWhoWrites();
};

void TstAttention::whatWasSeenCountsAsRead()
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

void TstAttention::nothingCountsAsReadBehindALock()
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

void TstAttention::arrivalsAreAnnounced()
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

void TstAttention::arrivalsThatNobodySeesBeginTheUnread()
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

void TstAttention::theTypingBubbleTellsWhoWrites()
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

QTEST_MAIN(TstAttention)
#include "tst_attention.moc"
