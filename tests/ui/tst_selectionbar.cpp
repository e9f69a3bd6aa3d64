#include "messagerows.h"
#include "selectiontest.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// What is shown and can be done while messages are selected.
class TstSelectionBar : public SelectionTest
{
    Q_OBJECT

private Q_SLOTS:
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
};

void TstSelectionBar::theBarTellsHowManyAndWhatCanBeDone()
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

void TstSelectionBar::copyingTakesThemAll()
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

void TstSelectionBar::deletingAsksOnceAndNamesHowMany()
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

void TstSelectionBar::whatMayNotBeDeletedIsNotOffered()
{
    selection().removable = false;
    click(u"m11"_s, Qt::ControlModifier);
    QVERIFY(!stage_->item(u"deleteSelection"_s)->isEnabled());
    stage_->press(Qt::Key_Delete);
    QVERIFY(!stage_->shows(u"confirm"_s));
    click(u"m11"_s, {}, Qt::RightButton);
    QVERIFY(stage_->shows(u"copySelected"_s) && !stage_->shows(u"deleteSelected"_s));
}

void TstSelectionBar::theMenuOfTheSelection()
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

void TstSelectionBar::rowsAreToldAsCheckable()
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

void TstSelectionBar::marksAreThereOnlyWhileSelecting()
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
void TstSelectionBar::nothingMoves()
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

void TstSelectionBar::anotherConversationEndsIt()
{
    click(u"m11"_s, Qt::ControlModifier);
    stage_->press(Qt::Key_Delete);
    selection().clear();
    stage_->open(u"c Weekend hike"_s, u"Weekend hike"_s);
    stage_->settle();
    QVERIFY(!isSelecting() && !stage_->shows(u"confirm"_s));
    QVERIFY(stage_->item(u"composer"_s)->hasActiveFocus());
}

void TstSelectionBar::everythingHasANameAndARoom()
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

QTEST_MAIN(TstSelectionBar)
#include "tst_selectionbar.moc"
