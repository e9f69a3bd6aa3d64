#include "groupscenes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The page that makes a group.
class TstGroupMaking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theComposeButtonOffersAConversationAndAGroup();
    void aGroupIsFilledInByKeyboardAlone();
    void backspaceInTheEmptyFieldDropsTheLastOne();
    void whoWasChosenIsDroppedByAPress();
    void whatWasFilledInStaysWhenThePageIsClosed();
    void aMadeGroupClosesThePage();
};

void TstGroupMaking::theComposeButtonOffersAConversationAndAGroup()
{
    Stage stage;
    stage.signIn();
    stage.click(u"compose"_s);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.value<bool>(u"search"_s, "activeFocus"));
    stage.item(u"compose"_s)->forceActiveFocus();
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.shows(u"sheetTitle"_s));
    QCOMPARE(stage.value<QString>(u"sheetTitle"_s, "text"), u"New group"_s);
    QVERIFY(stage.value<QQuickItem *>(u"groupTitle"_s, "input")->hasActiveFocus());
}

void TstGroupMaking::aGroupIsFilledInByKeyboardAlone()
{
    Stage stage;
    showRefusedGroup(stage);
    auto &group = stage.application.newGroup;
    stage.type(u"Hike"_s);
    stage.press(Qt::Key_Return);
    QVERIFY(stage.item(u"people"_s)->hasActiveFocus());
    stage.type(u"m"_s);
    QCOMPARE(group.picker.search.query, u"m"_s);
    group.picker.search.append(
        {foundPerson(u"Mara"_s, u"mara"_s), foundPerson(u"Tim"_s, u"tim"_s)});
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QCOMPARE(group.picker.chosenIds, QStringList{u"Tim"_s});
    QCOMPARE(stage.value<QString>(u"people"_s, "text"), QString());
    QVERIFY(stage.item(u"people"_s)->hasActiveFocus());
    stage.press(Qt::Key_Return);
    QCOMPARE(group.asked, QStringList{u"Hike Tim"_s});
}

void TstGroupMaking::backspaceInTheEmptyFieldDropsTheLastOne()
{
    Stage stage;
    showNewGroup(stage);
    auto &picker = stage.application.newGroup.picker;
    const auto chosen = picker.chosenIds.size();
    stage.press(Qt::Key_Backspace);
    stage.press(Qt::Key_Backspace);
    QCOMPARE(picker.chosenIds.size(), chosen);
    stage.press(Qt::Key_Backspace);
    QCOMPARE(picker.chosenIds.size(), chosen - 1);
}

void TstGroupMaking::whoWasChosenIsDroppedByAPress()
{
    Stage stage;
    showNewGroup(stage);
    stage.click(u"chip Mara Lindqvist"_s);
    QVERIFY(!stage.application.newGroup.picker.chosenIds.contains(u"Mara Lindqvist"_s));
    QVERIFY(stage.item(u"people"_s)->hasActiveFocus());
}

void TstGroupMaking::whatWasFilledInStaysWhenThePageIsClosed()
{
    Stage stage;
    showNewGroup(stage);
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"sheetTitle"_s));
    stage.click(u"compose"_s);
    stage.click(u"newGroupItem"_s);
    QTRY_VERIFY(stage.shows(u"sheetTitle"_s));
    QCOMPARE(stage.value<QString>(u"groupTitle"_s, "text"), u"Weekend hike"_s);
    QCOMPARE(stage.application.newGroup.picker.chosenIds.size(), 4);
}

void TstGroupMaking::aMadeGroupClosesThePage()
{
    Stage stage;
    showNewGroup(stage);
    stage.click(u"create"_s);
    QCOMPARE(stage.application.newGroup.asked.size(), 1);
    Q_EMIT stage.application.newGroup.created();
    QTRY_VERIFY(!stage.shows(u"sheetTitle"_s));
}

QTEST_MAIN(TstGroupMaking)
#include "tst_groupmaking.moc"
