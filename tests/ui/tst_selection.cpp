#include "messagerows.h"
#include "selectiontest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// How messages are selected, and how that ends.
class TstSelection : public SelectionTest
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuBeginsIt();
    void aKeyBeginsItAndSpaceAndEnterToggle();
    void aClickWithCtrlBeginsItAlsoOnWords();
    void clicksToggleWhateverLiesBelow();
    void aClickWithShiftSelectsARange();
    void shiftWithArrowsSelectsARange();
    void withoutASelectionClicksAreAsEver();
    void ctrlASelectsAll();
    void escapeAndCancelEndIt();
    void theLastThatIsTakenBackEndsIt();
    void theKeyboardGoesBackWhereItWas();
    void whatWasTypedStaysAndTypingGoesOn();
};

void TstSelection::theMenuBeginsIt()
{
    click(u"m11"_s, {}, Qt::RightButton);
    stage_->click(u"selectMessage"_s);
    QCOMPARE(selected(), (QList<int>{1}));
    QVERIFY(isSelecting());
    QVERIFY(!stage_->shows(u"headerTitle"_s));
    QCOMPARE(focused(), u"m11"_s);
    QCOMPARE(stage_->value<QString>(u"selectionCount"_s, "text"), u"1 selected"_s);
}

void TstSelection::aKeyBeginsItAndSpaceAndEnterToggle()
{
    enter(*stage_);
    stage_->press(Qt::Key_Up);
    stage_->press(Qt::Key_S);
    QCOMPARE(selected(), (QList<int>{1}));
    stage_->press(Qt::Key_Up);
    stage_->press(Qt::Key_Space);
    QCOMPARE(selected(), (QList<int>{1, 2}));
    stage_->press(Qt::Key_Up);
    stage_->press(Qt::Key_Return);
    QCOMPARE(selected(), (QList<int>{1, 2, 3}));
    stage_->press(Qt::Key_Down);
    stage_->press(Qt::Key_Space);
    QCOMPARE(selected(), (QList<int>{1, 3}));
    QCOMPARE(focused(), u"m10"_s);
    QVERIFY(stage_->shows(u"messageRing"_s));
    QVERIFY(stage_->value<QString>(u"composer"_s, "text").isEmpty());
    QVERIFY(stage_->application.messages.composition.asked.isEmpty());
}

void TstSelection::aClickWithCtrlBeginsItAlsoOnWords()
{
    click(u"m11"_s, Qt::ControlModifier);
    QCOMPARE(selected(), (QList<int>{1}));
    click(u"m9"_s, Qt::ControlModifier);
    QCOMPARE(selected(), (QList<int>{1, 3}));
    stage_->press(Qt::Key_Escape);
    QTest::mouseClick(stage_->window(), Qt::LeftButton, Qt::ControlModifier,
                      at(u"m8"_s, {0.5, 0.6}));
    stage_->settle();
    QCOMPARE(selected(), (QList<int>{4}));
}

void TstSelection::clicksToggleWhateverLiesBelow()
{
    auto &page = stage_->application.messages;
    page.model.set(1, u"reactions"_s,
                   QVariantList{QVariantMap{{u"emoji"_s, u"👍"_s},
                                            {u"count"_s, 2},
                                            {u"isOwn"_s, true},
                                            {u"who"_s, u"You, Mara Lindqvist"_s}}});
    stage_->settle();
    click(u"m12"_s, Qt::ControlModifier);
    stage_->click(u"reaction0"_s);
    QCOMPARE(selected(), (QList<int>{0, 1}));
    QVERIFY(page.reacted.isEmpty());
    QTest::mouseClick(stage_->window(), Qt::LeftButton, {}, at(u"m10"_s, {0.9, 0.6}));
    stage_->settle();
    QCOMPARE(selected(), (QList<int>{0, 1, 2}));
    // Two in quick succession are two.
    click(u"m10"_s);
    QTest::mouseDClick(stage_->window(), Qt::LeftButton, {}, at(u"m10"_s, {0.9, 0.6}));
    stage_->settle();
    QCOMPARE(selected(), (QList<int>{0, 1}));
    QVERIFY(page.composition.asked.isEmpty());
}

void TstSelection::aClickWithShiftSelectsARange()
{
    click(u"m11"_s, Qt::ControlModifier);
    click(u"m7"_s, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList<int>{1, 2, 3, 4, 5}));
    QCOMPARE(focused(), u"m7"_s);
}

void TstSelection::shiftWithArrowsSelectsARange()
{
    enter(*stage_);
    stage_->press(Qt::Key_S);
    stage_->press(Qt::Key_Up, Qt::ShiftModifier);
    stage_->press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selected(), (QList<int>{0, 1, 2}));
    QCOMPARE(focused(), u"m10"_s);
}

void TstSelection::withoutASelectionClicksAreAsEver()
{
    click(u"m11"_s);
    click(u"m11"_s, Qt::ShiftModifier);
    QVERIFY(!isSelecting());
    stage_->item(u"composer"_s)->forceActiveFocus();
    enter(*stage_);
    stage_->type(u" "_s);
    QVERIFY(!isSelecting());
    QCOMPARE(stage_->value<QString>(u"composer"_s, "text"), u" "_s);
}

void TstSelection::ctrlASelectsAll()
{
    click(u"m11"_s, Qt::ControlModifier);
    stage_->press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selected().size(), 12);
}

void TstSelection::escapeAndCancelEndIt()
{
    for (const int width : {1040, 360}) {
        stage_->window()->resize(width, 640);
        stage_->settle();
        click(u"m11"_s, Qt::ControlModifier);
        stage_->press(Qt::Key_Escape);
        QVERIFY(!isSelecting());
        QVERIFY(stage_->shows(u"headerTitle"_s));
        click(u"m11"_s, Qt::ControlModifier);
        stage_->item(u"composer"_s)->forceActiveFocus();
        stage_->press(Qt::Key_Escape);
        QVERIFY(!isSelecting());
        click(u"m11"_s, Qt::ControlModifier);
        stage_->click(u"cancelSelection"_s);
        QVERIFY(!isSelecting());
        click(u"m11"_s, Qt::ControlModifier);
        stage_->item(u"copySelection"_s)->forceActiveFocus();
        stage_->press(Qt::Key_Escape);
        QVERIFY(!isSelecting());
        QVERIFY(stage_->shows(u"composer"_s));
    }
}

void TstSelection::theLastThatIsTakenBackEndsIt()
{
    click(u"m11"_s, Qt::ControlModifier);
    click(u"m10"_s);
    click(u"m11"_s);
    QVERIFY(isSelecting());
    click(u"m10"_s);
    QVERIFY(!isSelecting());
    QVERIFY(stage_->item(u"composer"_s)->hasActiveFocus());
}

void TstSelection::theKeyboardGoesBackWhereItWas()
{
    click(u"m11"_s, Qt::ControlModifier);
    QCOMPARE(focused(), u"m11"_s);
    stage_->click(u"cancelSelection"_s);
    QVERIFY(stage_->item(u"composer"_s)->hasActiveFocus());
    enter(*stage_);
    stage_->press(Qt::Key_S);
    stage_->press(Qt::Key_Up);
    stage_->press(Qt::Key_Escape);
    QVERIFY(!isSelecting());
    QCOMPARE(focused(), u"m10"_s);
    stage_->press(Qt::Key_Escape);
    QVERIFY(stage_->item(u"composer"_s)->hasActiveFocus());
}

void TstSelection::whatWasTypedStaysAndTypingGoesOn()
{
    stage_->type(u"half a "_s);
    click(u"m11"_s, Qt::ControlModifier);
    stage_->type(u"thought"_s);
    QCOMPARE(stage_->value<QString>(u"composer"_s, "text"), u"half a thought"_s);
    QVERIFY(isSelecting());
}

QTEST_MAIN(TstSelection)
#include "tst_selection.moc"
