#include "messagerows.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Answers, edits and reactions: how they begin, and how they show.
class TstMessageActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void upInAnEmptyComposerEditsTheLast();
    void anAnswerIsShownAndEscapeEndsIt();
    void savingAnEditBringsTheDraftBack();
    void aQuoteLeadsToItsMessage();
    void whatIsNotKnownIsNoWay();
    void chipsToggleByMouseAndKeyboard();
    void chipsWrap();
    void failedChangesAreRetriedOrDiscarded();
    void groupsTellPeopleApart();
    void everythingHasAName();
};

void TstMessageActions::upInAnEmptyComposerEditsTheLast()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto &composition = stage.application.messages.composition;
    stage.press(Qt::Key_Up);
    QCOMPARE(composition.asked, QStringList{u"edit newest"_s});
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    composition.hasNewest = false;
    stage.press(Qt::Key_Up);
    QCOMPARE(focusedMessage(stage), u"m12"_s);
}

void TstMessageActions::anAnswerIsShownAndEscapeEndsIt()
{
    for (const int width : {360, 1040}) {
        Stage stage({width, 480});
        stage.signIn();
        stage.converse();
        QVERIFY(!stage.shows(u"composerBarTitle"_s));
        auto &composition = stage.application.messages.composition;
        composition.show(false, quote(3));
        stage.settle();
        QCOMPARE(stage.value<QString>(u"composerBarTitle"_s, "text"), u"Reply to Mara Lindqvist"_s);
        QCOMPARE(stage.value<QString>(u"composerBarWords"_s, "text"), u"See you at three?"_s);
        QCOMPARE(stage.clipped(), QStringList());
        QVERIFY(!stage.shows(u"newMessages"_s));
        stage.press(Qt::Key_Escape);
        QCOMPARE(composition.asked, QStringList{u"cancel"_s});
        QVERIFY(!stage.shows(u"composerBarTitle"_s));
        // The narrow window's way back to the list is the next Escape's.
        QVERIFY(stage.shows(u"composer"_s));
        composition.show(false, quote(3));
        stage.settle();
        stage.click(u"composerBarClose"_s);
        QVERIFY(!stage.shows(u"composerBarTitle"_s));
        QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    }
}

void TstMessageActions::savingAnEditBringsTheDraftBack()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto &page = stage.application.messages;
    stage.type(u"half a thought"_s);
    page.composition.show(true, quote(12));
    page.drafts[page.conversationId] = u"new words"_s;
    Q_EMIT page.draftChanged();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"composerBarTitle"_s, "text"), u"Edit message"_s);
    QCOMPARE(stage.value<QString>(u"composer"_s, "text"), u"new words"_s);
    QObject::connect(&page, &StagedMessagesPage::sending, &page, [&page] {
        page.composition.show(false, {});
        page.drafts[page.conversationId] = u"half a thought"_s;
        Q_EMIT page.draftChanged();
    });
    stage.press(Qt::Key_Return);
    QCOMPARE(page.sent, QStringList{u"new words"_s});
    QCOMPARE(stage.value<QString>(u"composer"_s, "text"), u"half a thought"_s);
    QCOMPARE(page.draft(), u"half a thought"_s);
}

void TstMessageActions::aQuoteLeadsToItsMessage()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.messages.model.set(0, u"replyTo"_s, quote(3));
    stage.settle();
    QCOMPARE(stage.value<QString>(u"quoteWords"_s, "text"), u"See you at three?"_s);
    stage.click(u"quote"_s);
    QCOMPARE(stage.application.messages.wanted, QList<qint64>{3});
    enter(stage);
    stage.press(Qt::Key_Tab);
    QVERIFY(stage.item(u"quote"_s)->hasActiveFocus());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.wanted, (QList<qint64>{3, 3}));
    auto deleted = quote(3);
    deleted[u"isDeleted"_s] = true;
    stage.application.messages.model.set(0, u"replyTo"_s, deleted);
    QCOMPARE(stage.value<QString>(u"quoteWords"_s, "text"), u"Message deleted"_s);
}

void TstMessageActions::whatIsNotKnownIsNoWay()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.messages.model.set(0, u"replyTo"_s,
                                         QVariantMap{{u"messageId"_s, u"m0"_s}, {u"place"_s, 0}});
    stage.settle();
    QCOMPARE(stage.value<QString>(u"quoteWords"_s, "text"), u"Message"_s);
    stage.click(u"quote"_s);
    QVERIFY(stage.application.messages.wanted.isEmpty());
}

void TstMessageActions::chipsToggleByMouseAndKeyboard()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.messages.model.set(0, u"reactions"_s, reactions());
    stage.settle();
    auto &reacted = stage.application.messages.reacted;
    stage.click(u"reaction0"_s);
    QCOMPARE(reacted, QStringList{u"m12 👍 off"_s});
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    enter(stage);
    stage.press(Qt::Key_Tab);
    stage.press(Qt::Key_Tab);
    QVERIFY(stage.item(u"reaction1"_s)->hasActiveFocus());
    stage.press(Qt::Key_Return);
    QCOMPARE(reacted.last(), u"m12 🎉 on"_s);
    QCOMPARE(stage.value<QString>(u"reaction0"_s, "text"), u"👍, You, Mara Lindqvist"_s);
    // A count that changes leaves the focus where it is.
    auto more = reactions();
    more[1] = QVariantMap{{u"emoji"_s, u"🎉"_s}, {u"count"_s, 2}, {u"isOwn"_s, true}};
    stage.application.messages.model.set(0, u"reactions"_s, more);
    stage.settle();
    QVERIFY(stage.item(u"reaction1"_s)->hasActiveFocus());
    stage.press(Qt::Key_Return);
    QCOMPARE(reacted.last(), u"m12 🎉 off"_s);
}

void TstMessageActions::chipsWrap()
{
    Stage stage({360, 480});
    stage.signIn();
    stage.converse();
    QVariantList all;
    for (int i = 0; i < 20; ++i)
        all.append(QVariantMap{{u"emoji"_s, u"👍"_s}, {u"count"_s, 12}, {u"isOwn"_s, i == 3}});
    stage.application.messages.model.set(0, u"reactions"_s, all);
    stage.settle();
    QCOMPARE(stage.clipped(), QStringList());
    const auto top = stage.item(u"reaction0"_s)->mapToScene({0, 0});
    const auto bottom = stage.item(u"reaction19"_s)->mapToScene({0, 0});
    QVERIFY(bottom.y() > top.y());
}

void TstMessageActions::failedChangesAreRetriedOrDiscarded()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto &model = stage.application.messages.model;
    model.set(0, u"failureReason"_s, u"Not changed. You are not allowed to do this."_s);
    model.set(0, u"state"_s, u"failed"_s);
    stage.settle();
    QCOMPARE(stage.value<QString>(u"delete"_s, "text"), u"Discard"_s);
    QCOMPARE(stage.clipped(), QStringList());
    stage.click(u"retry"_s);
    stage.click(u"delete"_s);
    QCOMPARE(stage.application.messages.retried, QStringList{u"n12"_s});
    QCOMPARE(stage.application.messages.discarded, QStringList{u"n12"_s});
    model.set(0, u"messageId"_s, QString());
    stage.settle();
    QCOMPARE(stage.value<QString>(u"delete"_s, "text"), u"Delete"_s);
}

void TstMessageActions::groupsTellPeopleApart()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    QVERIFY(!stage.shows(u"sender"_s) && !stage.shows(u"senderAvatar"_s));
    stage.application.messages.peerId.clear();
    Q_EMIT stage.application.messages.changed();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"sender"_s, "text"), u"Mara Lindqvist"_s);
    QVERIFY(stage.shows(u"senderAvatar"_s));
    auto &model = stage.application.messages.model;
    const auto *newest = rowOf(stage, u"m12"_s);
    model.set(0, u"isOwn"_s, true);
    stage.settle();
    QVERIFY(!newest->findChild<QQuickItem *>(u"sender"_s));
    model.set(0, u"isOwn"_s, false);
    model.set(0, u"startsGroup"_s, false);
    stage.settle();
    QVERIFY(!newest->findChild<QQuickItem *>(u"sender"_s)->isVisible());
    QVERIFY(newest->findChild<QQuickItem *>(u"senderAvatar"_s)->isVisible());
}

void TstMessageActions::everythingHasAName()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto &model = stage.application.messages.model;
    model.set(0, u"reactions"_s, reactions());
    model.set(0, u"replyTo"_s, quote(3));
    stage.application.messages.composition.show(false, quote(3));
    stage.settle();
    enter(stage);
    QCOMPARE(stage.unnamed(), QStringList());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.unnamed(), QStringList());
    closeMenu(stage);
    stage.press(Qt::Key_Delete);
    QCOMPARE(stage.unnamed(), QStringList());
}

QTEST_MAIN(TstMessageActions)
#include "tst_messageactions.moc"
