#include "messagerows.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The messages themselves, each in its bubble, and many of them.
class TstBubbles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void failedMessagesAreRetriedOrDeleted();
    void textCanBeSelectedAndCopied();
    void theMenuCopiesTheWholeMessage();
    void theTimeNeverCoversTheText();
    void theLongestMessageDoesNotFreeze();
    void tenThousandMessagesOpenAtOnce();
};

void TstBubbles::failedMessagesAreRetriedOrDeleted()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto failed = Stage::message(13, true, u"and the keys"_s);
    failed[u"state"_s] = u"failed"_s;
    failed[u"failureReason"_s] = u"You cannot message this person."_s;
    stage.application.messages.model.insert(0, failed);
    stage.settle();
    stage.click(u"retry"_s);
    QCOMPARE(stage.application.messages.retried, QStringList{u"n13"_s});
    stage.click(u"delete"_s);
    QCOMPARE(stage.application.messages.discarded, QStringList{u"n13"_s});
    stage.application.messages.model.set(0, u"state"_s, u"sending"_s);
    stage.settle();
    QVERIFY(!stage.shows(u"retry"_s));
}

void TstBubbles::textCanBeSelectedAndCopied()
{
    Stage stage;
    stage.signIn();
    stage.converse(2);
    const auto *row = rowOf(stage, u"m2"_s);
    QVERIFY(row);
    const auto *words = row->findChild<QQuickItem *>(u"bubbleText"_s);
    const auto from = words->mapToScene({20, words->height() - 6}).toPoint();
    const auto before = stage.value<double>(u"messages"_s, "contentY");
    QTest::mousePress(stage.window(), Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(stage.window(), from + QPoint(step * 10, -step * 2));
    QTest::mouseRelease(stage.window(), Qt::LeftButton, {}, from + QPoint(100, -20));
    stage.press(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    QVERIFY2(row->property("body").toString().contains(QGuiApplication::clipboard()->text()),
             qPrintable(QGuiApplication::clipboard()->text()));
    QCOMPARE(stage.value<double>(u"messages"_s, "contentY"), before);
}

void TstBubbles::theMenuCopiesTheWholeMessage()
{
    Stage stage;
    stage.signIn();
    stage.converse(2);
    const auto *row = rowOf(stage, u"m2"_s);
    QVERIFY(row);
    const auto *words = row->findChild<QQuickItem *>(u"bubbleText"_s);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(stage.window(), Qt::RightButton, {}, words->mapToScene({20, 10}).toPoint());
    stage.settle();
    stage.click(u"copyMessage"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), row->property("body").toString());
    QVERIFY(!stage.shows(u"copyMessage"_s));
}

void TstBubbles::theTimeNeverCoversTheText()
{
    Stage stage;
    stage.signIn();
    QList<QVariantMap> rows;
    for (int length = 1; length < 160; ++length)
        rows.append(
            Stage::message(length, length % 2 == 0,
                           u"word "_s.repeated(length / 5) + u"x"_s.repeated(length % 5 + 1)));
    stage.application.messages.model.append(rows);
    stage.converse(0);
    const auto *content = stage.value<QQuickItem *>(u"messages"_s, "contentItem");
    int measured = 0;
    for (int page = 0; page < 20; ++page) {
        for (auto *row : content->childItems()) {
            const auto *edit = row->findChild<QQuickItem *>(u"bubbleText"_s);
            const auto *foot = row->findChild<QQuickItem *>(u"bubbleFoot"_s);
            if (!edit || !foot->isVisible())
                continue;
            QRectF end;
            QMetaObject::invokeMethod(const_cast<QQuickItem *>(edit), "positionToRectangle",
                                      Q_RETURN_ARG(QRectF, end),
                                      Q_ARG(int, edit->property("length").toInt()));
            const QRectF last = edit->mapRectToScene({0, end.y(), end.x(), end.height()});
            const QRectF time = foot->mapRectToScene({0, 0, foot->width(), foot->height()});
            QVERIFY2(!last.intersects(time), qPrintable(row->property("body").toString()));
            ++measured;
        }
        stage.item(u"messages"_s)->forceActiveFocus();
        stage.press(Qt::Key_PageUp);
    }
    QVERIFY(measured > 150);
}

void TstBubbles::theLongestMessageDoesNotFreeze()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    QElapsedTimer timer;
    timer.start();
    stage.application.messages.model.insert(
        0, Stage::message(13, false, u"words https://example.org/ "_s.repeated(8192 / 27)));
    stage.settle();
    stage.application.messages.model.insert(0, Stage::message(14, false, u"W"_s.repeated(8192)));
    stage.settle();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(stage.clipped(), QStringList());
}

void TstBubbles::tenThousandMessagesOpenAtOnce()
{
    Stage stage;
    stage.signIn();
    QElapsedTimer timer;
    timer.start();
    stage.converse(10000);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    const auto *content = stage.value<QQuickItem *>(u"messages"_s, "contentItem");
    QVERIFY(content->childItems().size() < 80);
    QVERIFY(rowOf(stage, u"m10000"_s));
}

QTEST_MAIN(TstBubbles)
#include "tst_bubbles.moc"
