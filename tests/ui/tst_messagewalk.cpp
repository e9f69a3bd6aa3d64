#include "messagerows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Through the messages by keyboard, and what one can do with the one that it is at.
class TstMessageWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void upAndShiftTabLeadIntoTheMessages();
    void arrowsWalkTheRowsAndDownLeadsBack();
    void pageKeysScrollAndTheWalkGoesOnInSight();
    void aMessageHigherThanTheViewIsReadThrough();
    void keysActOnTheRowTheyAreAt();
    void aLetterThatIsNoKeyGoesToTheComposer();
    void actionsThatAreNotAllowedDoNothing();
    void nothingIsOfferedWhereNothingCanBeDone();
};

void TstMessageWalk::upAndShiftTabLeadIntoTheMessages()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(focusedMessage(stage), u"m12"_s);
    QVERIFY(stage.shows(u"messageRing"_s));
    stage.press(Qt::Key_Escape);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    QVERIFY(!stage.shows(u"messageRing"_s));
    stage.press(Qt::Key_Tab);
    QVERIFY(!stage.item(u"composer"_s)->hasActiveFocus());
    QVERIFY(stage.value<QString>(u"composer"_s, "text").isEmpty());
    stage.item(u"composer"_s)->forceActiveFocus();
    stage.type(u"one"_s);
    stage.press(Qt::Key_Return, Qt::ShiftModifier);
    stage.type(u"two"_s);
    stage.press(Qt::Key_Up);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    stage.press(Qt::Key_Up);
    QCOMPARE(focusedMessage(stage), u"m12"_s);
    QVERIFY(stage.application.messages.composition.asked.isEmpty());
}

void TstMessageWalk::arrowsWalkTheRowsAndDownLeadsBack()
{
    Stage stage;
    stage.signIn();
    stage.converse(60);
    enter(stage);
    for (int step = 0; step < 25; ++step)
        stage.press(Qt::Key_Up);
    QCOMPARE(focusedMessage(stage), u"m35"_s);
    const auto *list = stage.item(u"messages"_s);
    const auto *at = rowOf(stage, u"m35"_s);
    const QRectF place = at->mapRectToItem(list, {0, 0, at->width(), at->height()});
    QVERIFY(QRectF(0, -1, list->width(), list->height() + 2).contains(place));
    for (int step = 0; step < 25; ++step)
        stage.press(Qt::Key_Down);
    QCOMPARE(focusedMessage(stage), u"m60"_s);
    stage.press(Qt::Key_Down);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstMessageWalk::pageKeysScrollAndTheWalkGoesOnInSight()
{
    Stage stage;
    stage.signIn();
    stage.converse(200);
    enter(stage);
    for (int page = 0; page < 3; ++page)
        stage.press(Qt::Key_PageUp);
    QCOMPARE(focusedMessage(stage), u"m200"_s);
    const auto before = stage.value<double>(u"messages"_s, "contentY");
    stage.press(Qt::Key_Escape);
    enter(stage);
    QVERIFY(focusedMessage(stage) != u"m200"_s);
    QVERIFY(std::abs(stage.value<double>(u"messages"_s, "contentY") - before) < 60);
}

void TstMessageWalk::aMessageHigherThanTheViewIsReadThrough()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.messages.model.insert(
        0, Stage::message(13, false, u"words and more words "_s.repeated(390)));
    stage.settle();
    enter(stage);
    QCOMPARE(focusedMessage(stage), u"m13"_s);
    const auto before = stage.value<double>(u"messages"_s, "contentY");
    stage.press(Qt::Key_Up);
    QCOMPARE(focusedMessage(stage), u"m13"_s);
    QVERIFY(stage.value<double>(u"messages"_s, "contentY") < before);
    for (int step = 0; step < 60 && focusedMessage(stage) == u"m13"_s; ++step)
        stage.press(Qt::Key_Up);
    QCOMPARE(focusedMessage(stage), u"m12"_s);
}

void TstMessageWalk::keysActOnTheRowTheyAreAt()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    enter(stage);
    stage.press(Qt::Key_Up);
    stage.press(Qt::Key_R);
    auto &composition = stage.application.messages.composition;
    QCOMPARE(composition.asked, QStringList{u"reply m11"_s});
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    enter(stage);
    stage.press(Qt::Key_E);
    QCOMPARE(composition.asked.last(), u"edit m11"_s);
    QVERIFY(stage.value<QString>(u"composer"_s, "text").isEmpty());
    enter(stage);
    QGuiApplication::clipboard()->clear();
    stage.press(Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Message 11"_s));
}

void TstMessageWalk::aLetterThatIsNoKeyGoesToTheComposer()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    enter(stage);
    stage.type(u"hey"_s);
    QCOMPARE(stage.value<QString>(u"composer"_s, "text"), u"hey"_s);
}

void TstMessageWalk::actionsThatAreNotAllowedDoNothing()
{
    Stage stage;
    stage.application.messages.actions = QStringList{u"copy"_s};
    stage.signIn();
    stage.converse();
    enter(stage);
    for (const auto key : {Qt::Key_R, Qt::Key_E, Qt::Key_Delete})
        stage.press(key);
    QVERIFY(stage.application.messages.composition.asked.isEmpty());
    QVERIFY(!stage.shows(u"confirm"_s));
    QCOMPARE(focusedMessage(stage), u"m12"_s);
}

void TstMessageWalk::nothingIsOfferedWhereNothingCanBeDone()
{
    Stage stage;
    stage.application.messages.actions = QStringList();
    stage.signIn();
    stage.converse();
    enter(stage);
    stage.press(Qt::Key_Return);
    QVERIFY(!stage.shows(u"copyMessage"_s));
    QCOMPARE(focusedMessage(stage), u"m12"_s);
}

QTEST_MAIN(TstMessageWalk)
#include "tst_messagewalk.moc"
