#include "groupscenes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The details of a conversation, of a person and of a group.
class TstGroupPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theHeaderLeadsToTheDetails();
    void blockingIsAskedFirst();
    void theLinkIsCopied();
    void mutingIsASwitch();
    void aConversationIsMutedForAWhile();
    void theGroupIsRenamedInPlace();
    void aRenameThatFailsAfterItWasLeftIsToldBesideTheName();
    void escapeEndsRenamingAlone();
    void aMembersMenuIsReachedByKeyboard();
    void tabGoesThroughAllOfASmallPage();
    void leavingIsAskedFirst();
    void peopleAreAddedAndTheMembersComeBack();
    void largeGroupsHaveAFilterAndMorePages();
    void theDetailsGoWithTheConversation();
    void whereOneCannotWriteIsSaidWhy();
};

void TstGroupPages::theHeaderLeadsToTheDetails()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.item(u"header"_s)->forceActiveFocus();
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.shows(u"sheetTitle"_s));
    QCOMPARE(stage.application.details.asked, QStringList{u"show"_s});
    QCOMPARE(stage.value<QString>(u"personName"_s, "text"), u"Mara Lindqvist"_s);
    QCOMPARE(stage.unnamed(), QStringList());
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"sheetTitle"_s));
    QCOMPARE(stage.application.details.asked.last(), u"hide"_s);
    QVERIFY(stage.item(u"header"_s)->hasActiveFocus());
}

void TstGroupPages::blockingIsAskedFirst()
{
    Stage stage;
    showPerson(stage);
    stage.click(u"block"_s);
    QTRY_VERIFY(stage.shows(u"confirm"_s));
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"confirm"_s));
    QVERIFY(!stage.application.details.blocked);
    QVERIFY(stage.shows(u"sheetTitle"_s));
    stage.click(u"block"_s);
    QTRY_VERIFY(stage.shows(u"confirm"_s));
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.application.details.blocked);
    QTRY_VERIFY(!stage.shows(u"confirm"_s));
    stage.click(u"block"_s);
    QVERIFY(!stage.application.details.blocked);
}

void TstGroupPages::theLinkIsCopied()
{
    Stage stage;
    showPerson(stage);
    stage.click(u"copyLink"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"letschat://user/mara"_s);
}

void TstGroupPages::mutingIsASwitch()
{
    Stage stage;
    showPerson(stage);
    auto &muting = stage.application.details.muting;
    stage.click(u"mute"_s);
    QVERIFY(muting.muted && stage.value<bool>(u"mute"_s, "checked"));
    stage.item(u"mute"_s)->forceActiveFocus();
    stage.press(Qt::Key_Return);
    QVERIFY(!muting.muted && !stage.value<bool>(u"mute"_s, "checked"));
    // The server refused it.
    stage.press(Qt::Key_Space);
    muting.mute(false);
    stage.settle();
    QVERIFY(!stage.value<bool>(u"mute"_s, "checked"));
}

void TstGroupPages::aConversationIsMutedForAWhile()
{
    Stage stage;
    showPerson(stage);
    stage.click(u"muteFor"_s);
    stage.click(u"hour"_s);
    QTRY_COMPARE(stage.value<QString>(u"mutedText"_s, "text"), u"60 minutes"_s);
    QVERIFY(stage.value<bool>(u"mute"_s, "checked"));
}

void TstGroupPages::theGroupIsRenamedInPlace()
{
    Stage stage;
    showGroupDetails(stage);
    auto &details = stage.application.details;
    stage.click(u"rename"_s);
    stage.type(u"Lake"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(details.asked.last(), u"rename Lake"_s);
    details.titleError = u"The server does not accept this name."_s;
    Q_EMIT details.changed();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"renameField"_s, "text"), u"Lake"_s);
    QCOMPARE(stage.value<QString>(u"renameField"_s, "error"), details.titleError);
    Q_EMIT details.renamed();
    stage.settle();
    QVERIFY(!stage.shows(u"renameField"_s));
}

void TstGroupPages::aRenameThatFailsAfterItWasLeftIsToldBesideTheName()
{
    Stage stage;
    showGroupDetails(stage);
    auto &details = stage.application.details;
    const auto leave = [&stage] {
        stage.click(u"rename"_s);
        stage.type(u"Lake"_s);
        stage.press(Qt::Key_Return);
        stage.click(u"cancelRename"_s);
        QVERIFY(!stage.shows(u"renameField"_s));
    };
    leave();
    details.titleError = u"You are not allowed to do this."_s;
    Q_EMIT details.changed();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"renameField"_s, "error"), details.titleError);
    QCOMPARE(stage.value<QString>(u"renameField"_s, "text"), u"Lake"_s);
    QCOMPARE(stage.clipped(), QStringList());
    stage.click(u"cancelRename"_s);
    // One that was done takes the keyboard from nobody.
    leave();
    stage.item(u"leave"_s)->forceActiveFocus();
    Q_EMIT details.renamed();
    QVERIFY(stage.item(u"leave"_s)->hasActiveFocus());
}

void TstGroupPages::escapeEndsRenamingAlone()
{
    Stage stage;
    showGroupDetails(stage);
    stage.click(u"rename"_s);
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"renameField"_s));
    QVERIFY(stage.shows(u"groupName"_s));
}

void TstGroupPages::aMembersMenuIsReachedByKeyboard()
{
    Stage stage;
    showMemberMenu(stage);
    auto &members = stage.application.details.members;
    QVERIFY(!stage.shows(u"makeAdmin"_s));
    stage.click(u"takeBackAdmin"_s);
    QTRY_COMPARE(members.asked, QStringList{u"member p Jonas Weber"_s});
    QTRY_VERIFY(stage.item(u"member p Jonas Weber"_s)->hasActiveFocus());
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    stage.click(u"remove"_s);
    QTRY_VERIFY(stage.shows(u"confirm"_s));
    QCOMPARE(members.asked.size(), 1);
    stage.press(Qt::Key_Return);
    QTRY_COMPARE(members.asked.last(), u"remove p Mara Lindqvist"_s);
    QTRY_VERIFY(stage.item(u"member p Mara Lindqvist"_s)->hasActiveFocus());
    stage.press(Qt::Key_Return);
    stage.click(u"message"_s);
    QTRY_COMPARE(stage.application.conversations.direct, QStringList{u"p Mara Lindqvist"_s});
    QTRY_VERIFY(!stage.shows(u"sheetTitle"_s));
}

void TstGroupPages::tabGoesThroughAllOfASmallPage()
{
    Stage stage(QSize(360, 480));
    showGroupDetails(stage);
    const QRectF window({0, 0}, stage.window()->size());
    QSet<QQuickItem *> reached;
    for (int tabs = 0; tabs < 12; ++tabs) {
        stage.press(Qt::Key_Tab);
        auto *focused = stage.window()->activeFocusItem();
        reached.insert(focused);
        QVERIFY2(window.contains(focused->mapRectToScene(focused->boundingRect())),
                 qPrintable(focused->objectName()));
    }
    for (const auto &name : {u"sheetClose"_s, u"rename"_s, u"mute"_s, u"addPeople"_s, u"leave"_s})
        QVERIFY2(reached.contains(stage.item(name)), qPrintable(name));
    QVERIFY(reached.contains(stage.item(u"member p Elena Rossi"_s)));
}

void TstGroupPages::leavingIsAskedFirst()
{
    Stage stage;
    showLeaving(stage);
    QVERIFY(!stage.application.details.asked.contains(u"leave"_s));
    stage.click(u"confirm"_s);
    QTRY_COMPARE(stage.application.details.asked.last(), u"leave"_s);
}

void TstGroupPages::peopleAreAddedAndTheMembersComeBack()
{
    Stage stage;
    showAdding(stage);
    auto &members = stage.application.details.members;
    // Jonas is in it already.
    stage.press(Qt::Key_Return);
    QVERIFY(members.picker.chosenIds.isEmpty());
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    stage.click(u"add"_s);
    QCOMPARE(members.asked, QStringList{u"add Josephine"_s});
    Q_EMIT members.added();
    stage.settle();
    QVERIFY(stage.shows(u"members"_s));
    QVERIFY(stage.item(u"addPeople"_s)->hasActiveFocus());
    stage.click(u"addPeople"_s);
    stage.click(u"sheetBack"_s);
    QVERIFY(stage.shows(u"members"_s));
    QVERIFY(stage.item(u"addPeople"_s)->hasActiveFocus());
}

void TstGroupPages::largeGroupsHaveAFilterAndMorePages()
{
    Stage stage;
    showGroupDetails(stage);
    QVERIFY(!stage.shows(u"memberFilter"_s));
    Stage large;
    showLargeGroup(large);
    auto &members = large.application.details.members;
    QCOMPARE(members.moreAsked, 0);
    large.click(u"memberFilter"_s);
    large.type(u"mem"_s);
    QCOMPARE(members.filter, u"mem"_s);
    large.press(Qt::Key_Down);
    QVERIFY(large.item(u"member p Elena Rossi"_s)->hasActiveFocus());
    for (int row = 0; row < 199; ++row)
        QTest::keyClick(large.window(), Qt::Key_Down);
    large.settle();
    QVERIFY(large.item(u"member p Member 200"_s)->hasActiveFocus());
    QVERIFY(members.moreAsked > 0);
}

void TstGroupPages::theDetailsGoWithTheConversation()
{
    Stage stage;
    showGroupDetails(stage);
    stage.application.details.conversationId.clear();
    Q_EMIT stage.application.details.conversationIdChanged();
    QTRY_VERIFY(!stage.shows(u"sheetTitle"_s));
}

void TstGroupPages::whereOneCannotWriteIsSaidWhy()
{
    Stage stage;
    showBarrier(stage);
    // Nobody writes into a field that is not there.
    stage.type(u"hello"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent, QStringList());
    QCOMPARE(stage.application.messages.draft(), QString());
    QVERIFY(!stage.shows(u"composer"_s));
    QCOMPARE(stage.unnamed(), QStringList());
    stage.click(u"unblock"_s);
    QVERIFY(stage.shows(u"composer"_s));
    stage.application.messages.barrier.show(u"This account was deleted."_s, false);
    stage.settle();
    QVERIFY(stage.shows(u"barrier"_s) && !stage.shows(u"unblock"_s));
}

QTEST_MAIN(TstGroupPages)
#include "tst_grouppages.moc"
