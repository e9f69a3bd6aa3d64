#include "stage.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Selecting several messages, by mouse and by keyboard. Row 0 is the newest, m12.
class TstSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        stage_ = std::make_unique<Stage>();
        stage_->signIn();
        stage_->converse();
    }
    void cleanup() { stage_.reset(); }

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
    void theBarTellsHowManyAndWhatCanBeDone();
    void copyingTakesThemAll();
    void deletingAsksOnceAndNamesHowMany();
    void whatMayNotBeDeletedIsNotOffered();
    void theMenuOfTheSelection();
    void rowsAreToldAsCheckable();
    void marksAreThereOnlyWhileSelecting();
    void nothingMoves();
    void anotherConversationEndsIt();
    void everythingHasANameAndARoom();

private:
    QQuickItem *row(const QString &messageId) const;
    QPoint at(const QString &messageId, const QPointF &in) const;
    void click(const QString &messageId, Qt::KeyboardModifiers modifiers = {},
               Qt::MouseButton button = Qt::LeftButton);
    QString focused() const;
    QList<int> selected() const { return selection().selected(); }
    StagedSelection &selection() const { return stage_->application.messages.selection; }
    void enter() { stage_->press(Qt::Key_Backtab, Qt::ShiftModifier); }
    bool isSelecting() const { return stage_->shows(u"selectionCount"_s); }

    std::unique_ptr<Stage> stage_;
};

QQuickItem *TstSelection::row(const QString &messageId) const
{
    const auto *content = stage_->value<QQuickItem *>(u"messages"_s, "contentItem");
    for (auto *each : content->childItems()) {
        if (each->property("messageId").toString() == messageId)
            return each;
    }
    qFatal("No row for %s", qPrintable(messageId));
}

QPoint TstSelection::at(const QString &messageId, const QPointF &in) const
{
    const auto *item = row(messageId);
    return item->mapToScene({item->width() * in.x(), item->height() * in.y()}).toPoint();
}

/// In the middle of the bubble's words.
void TstSelection::click(const QString &messageId, Qt::KeyboardModifiers modifiers,
                         Qt::MouseButton button)
{
    const auto *words = row(messageId)->findChild<QQuickItem *>(u"bubbleText"_s);
    const auto middle = words->mapToScene({words->width() / 2, words->height() / 2}).toPoint();
    QTest::mouseClick(stage_->window(), button, modifiers, middle);
    stage_->settle();
}

QString TstSelection::focused() const
{
    auto *item = stage_->window()->activeFocusItem();
    return item ? item->property("messageId").toString() : QString();
}

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
    enter();
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
    enter();
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
    enter();
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
    enter();
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

void TstSelection::theBarTellsHowManyAndWhatCanBeDone()
{
    click(u"m11"_s, Qt::ControlModifier);
    click(u"m10"_s);
    QCOMPARE(stage_->value<QString>(u"selectionCount"_s, "text"), u"2 selected"_s);
    for (const auto *name : {"cancelSelection", "copySelection", "deleteSelection"}) {
        const auto *told =
            QAccessible::queryAccessibleInterface(stage_->item(QString::fromLatin1(name)));
        QVERIFY(!told->text(QAccessible::Name).isEmpty());
        QCOMPARE(told->role(), QAccessible::Button);
    }
    // Tab leads from the bar to the messages.
    stage_->item(u"cancelSelection"_s)->forceActiveFocus(Qt::TabFocusReason);
    stage_->press(Qt::Key_Tab);
    QVERIFY(stage_->item(u"copySelection"_s)->hasActiveFocus());
    stage_->press(Qt::Key_Tab);
    QVERIFY(stage_->item(u"deleteSelection"_s)->hasActiveFocus());
}

void TstSelection::copyingTakesThemAll()
{
    auto *clipboard = QGuiApplication::clipboard();
    selection().words = u"Mara, [today]\nHello\n\nElena, [today]\n<b>Hi</b>\n\tthere"_s;
    click(u"m11"_s, Qt::ControlModifier);
    clipboard->clear();
    stage_->press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard->text(), selection().words);
    QCOMPARE(stage_->value<QString>(u"selectionCount"_s, "text"), u"Copied"_s);
    clipboard->clear();
    stage_->click(u"copySelection"_s);
    QCOMPARE(clipboard->text(), selection().words);
    QVERIFY(isSelecting());
}

void TstSelection::deletingAsksOnceAndNamesHowMany()
{
    auto &removed = stage_->application.messages.removed;
    click(u"m11"_s, Qt::ControlModifier);
    click(u"m10"_s);
    stage_->press(Qt::Key_Delete);
    QCOMPARE(stage_->clipped(), QStringList());
    QCOMPARE(stage_->unnamed(), QStringList());
    stage_->press(Qt::Key_Escape);
    QVERIFY(!stage_->shows(u"confirm"_s) && removed.isEmpty());
    QVERIFY(isSelecting());
    QCOMPARE(focused(), u"m10"_s);
    stage_->click(u"deleteSelection"_s);
    stage_->press(Qt::Key_Return);
    QCOMPARE(removed, (QStringList{u"m11"_s, u"m10"_s}));
    QVERIFY(!isSelecting());
    QVERIFY(stage_->item(u"composer"_s)->hasActiveFocus());
}

void TstSelection::whatMayNotBeDeletedIsNotOffered()
{
    selection().removable = false;
    click(u"m11"_s, Qt::ControlModifier);
    QVERIFY(!stage_->item(u"deleteSelection"_s)->isEnabled());
    stage_->press(Qt::Key_Delete);
    QVERIFY(!stage_->shows(u"confirm"_s));
    click(u"m11"_s, {}, Qt::RightButton);
    QVERIFY(stage_->shows(u"copySelected"_s) && !stage_->shows(u"deleteSelected"_s));
}

void TstSelection::theMenuOfTheSelection()
{
    click(u"m11"_s, Qt::ControlModifier);
    click(u"m10"_s, {}, Qt::RightButton);
    QCOMPARE(selected(), (QList<int>{1}));
    QCOMPARE(stage_->clipped(), QStringList());
    stage_->press(Qt::Key_Escape);
    QVERIFY(isSelecting() && !stage_->shows(u"copySelected"_s));
    QCOMPARE(focused(), u"m11"_s);
    QGuiApplication::clipboard()->clear();
    stage_->press(Qt::Key_Menu);
    stage_->press(Qt::Key_Return);
    QCOMPARE(QGuiApplication::clipboard()->text(), selection().words);
    stage_->press(Qt::Key_Menu);
    stage_->click(u"deleteSelected"_s);
    QVERIFY(stage_->shows(u"confirm"_s));
    stage_->press(Qt::Key_Escape);
    click(u"m10"_s, {}, Qt::RightButton);
    stage_->click(u"clearSelected"_s);
    QVERIFY(!isSelecting());
}

void TstSelection::rowsAreToldAsCheckable()
{
    auto *told = QAccessible::queryAccessibleInterface(row(u"m11"_s));
    QVERIFY(!told->state().checkable);
    click(u"m10"_s, Qt::ControlModifier);
    QVERIFY(told->state().checkable && !told->state().checked);
    told->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    stage_->settle();
    QVERIFY(told->state().checked);
    QCOMPARE(selected(), (QList<int>{1, 2}));
    const auto *bar = QAccessible::queryAccessibleInterface(
        stage_->item(u"cancelSelection"_s)->parentItem()->parentItem());
    QCOMPARE(bar->role(), QAccessible::ToolBar);
    QCOMPARE(bar->text(QAccessible::Name), u"2 selected"_s);
}

void TstSelection::marksAreThereOnlyWhileSelecting()
{
    auto &model = stage_->application.messages.model;
    model.set(2, u"isDeleted"_s, true);
    QVERIFY(!row(u"m11"_s)->findChild<QQuickItem *>(u"choice"_s));
    click(u"m11"_s, Qt::ControlModifier);
    QVERIFY(row(u"m11"_s)->findChild<QQuickItem *>(u"choiceTick"_s)->isVisible());
    QVERIFY(row(u"m9"_s)->findChild<QQuickItem *>(u"choice"_s)->isVisible());
    QVERIFY(!row(u"m9"_s)->findChild<QQuickItem *>(u"choiceTick"_s)->isVisible());
    QVERIFY(!row(u"m10"_s)->findChild<QQuickItem *>(u"choice"_s)->isVisible());
    stage_->press(Qt::Key_Escape);
    QVERIFY(!row(u"m11"_s)->findChild<QQuickItem *>(u"choice"_s));
}

/// Also in a narrow window each row has as much room for its words as before.
void TstSelection::nothingMoves()
{
    for (const int width : {1040, 360}) {
        stage_->window()->resize(width, 640);
        stage_->settle();
        QList<qreal> before;
        for (const auto *id : {"m12", "m11", "m10", "m9"})
            before.append(row(QString::fromLatin1(id))->mapToScene({0, 0}).y());
        click(u"m11"_s, Qt::ControlModifier);
        QList<qreal> after;
        for (const auto *id : {"m12", "m11", "m10", "m9"})
            after.append(row(QString::fromLatin1(id))->mapToScene({0, 0}).y());
        QCOMPARE(after, before);
        stage_->press(Qt::Key_Escape);
    }
}

void TstSelection::anotherConversationEndsIt()
{
    click(u"m11"_s, Qt::ControlModifier);
    stage_->press(Qt::Key_Delete);
    selection().clear();
    stage_->open(u"c Weekend hike"_s, u"Weekend hike"_s);
    stage_->settle();
    QVERIFY(!isSelecting() && !stage_->shows(u"confirm"_s));
    QVERIFY(stage_->item(u"composer"_s)->hasActiveFocus());
}

void TstSelection::everythingHasANameAndARoom()
{
    for (const int width : {1040, 360}) {
        stage_->window()->resize(width, 480);
        stage_->settle();
        click(u"m12"_s, Qt::ControlModifier);
        QCOMPARE(stage_->unnamed(), QStringList());
        QCOMPARE(stage_->clipped(), QStringList());
        stage_->press(Qt::Key_Escape);
    }
}

QTEST_MAIN(TstSelection)
#include "tst_selection.moc"
