#include "stage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// What one can do with messages, by mouse and by keyboard.
class TstMessageActions : public QObject
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
    void theMenuOffersWhatIsAllowed();
    void theMenuOpensByEveryKeyAndByRightClick();
    void escapeLeadsBackToWhereTheMenuCameFrom();
    void deletingAndReactingByMouseLeadBackToo();
    void aLongPressOpensTheMenu();
    void theMenuGoesWithItsConversation();
    void theMenuReactsAndTakesBack();
    void anyOtherEmojiCanBeChosen();
    void theHoverButtonOpensTheMenu();
    void nothingIsOfferedWhereNothingCanBeDone();
    void copyingTakesTheWordsAsTheyAre();
    void deletingAsksFirst();
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

private:
    static QQuickItem *row(Stage &stage, const QString &messageId);
    static QString focusedMessage(Stage &stage);
    static void enter(Stage &stage) { stage.press(Qt::Key_Backtab, Qt::ShiftModifier); }
    static QVariantMap quote(int place);
    static QVariantList reactions();
    static void closeMenu(Stage &stage);
    static void point(Stage &stage, const QString &objectName);
};

QQuickItem *TstMessageActions::row(Stage &stage, const QString &messageId)
{
    const auto *content = stage.value<QQuickItem *>(u"messages"_s, "contentItem");
    for (auto *each : content->childItems()) {
        if (each->property("messageId").toString() == messageId)
            return each;
    }
    return nullptr;
}

QString TstMessageActions::focusedMessage(Stage &stage)
{
    auto *item = stage.window()->activeFocusItem();
    return item ? item->property("messageId").toString() : QString();
}

QVariantMap TstMessageActions::quote(int place)
{
    return {{u"messageId"_s, u"m%1"_s.arg(place)},  {u"place"_s, place},
            {u"senderName"_s, u"Mara Lindqvist"_s}, {u"senderId"_s, u"p Mara Lindqvist"_s},
            {u"body"_s, u"See you at three?"_s},    {u"isDeleted"_s, false}};
}

QVariantList TstMessageActions::reactions()
{
    return {QVariantMap{{u"emoji"_s, u"👍"_s},
                        {u"count"_s, 2},
                        {u"isOwn"_s, true},
                        {u"who"_s, u"You, Mara Lindqvist"_s}},
            QVariantMap{{u"emoji"_s, u"🎉"_s},
                        {u"count"_s, 1},
                        {u"isOwn"_s, false},
                        {u"who"_s, u"Mara Lindqvist"_s}}};
}

void TstMessageActions::closeMenu(Stage &stage)
{
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"copyMessage"_s));
}

void TstMessageActions::point(Stage &stage, const QString &objectName)
{
    const auto *at = stage.item(objectName);
    QTest::mouseMove(stage.window(), at->mapToScene({at->width() / 2, at->height() / 2}).toPoint());
    stage.settle();
}

void TstMessageActions::upAndShiftTabLeadIntoTheMessages()
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

void TstMessageActions::arrowsWalkTheRowsAndDownLeadsBack()
{
    Stage stage;
    stage.signIn();
    stage.converse(60);
    enter(stage);
    for (int step = 0; step < 25; ++step)
        stage.press(Qt::Key_Up);
    QCOMPARE(focusedMessage(stage), u"m35"_s);
    const auto *list = stage.item(u"messages"_s);
    const auto *at = row(stage, u"m35"_s);
    const QRectF place = at->mapRectToItem(list, {0, 0, at->width(), at->height()});
    QVERIFY(QRectF(0, -1, list->width(), list->height() + 2).contains(place));
    for (int step = 0; step < 25; ++step)
        stage.press(Qt::Key_Down);
    QCOMPARE(focusedMessage(stage), u"m60"_s);
    stage.press(Qt::Key_Down);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstMessageActions::pageKeysScrollAndTheWalkGoesOnInSight()
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

void TstMessageActions::aMessageHigherThanTheViewIsReadThrough()
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

void TstMessageActions::keysActOnTheRowTheyAreAt()
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

void TstMessageActions::aLetterThatIsNoKeyGoesToTheComposer()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    enter(stage);
    stage.type(u"hey"_s);
    QCOMPARE(stage.value<QString>(u"composer"_s, "text"), u"hey"_s);
}

void TstMessageActions::actionsThatAreNotAllowedDoNothing()
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

void TstMessageActions::theMenuOffersWhatIsAllowed()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    enter(stage);
    stage.press(Qt::Key_Return);
    for (const auto *name :
         {"reactions", "replyMessage", "copyMessage", "editMessage", "deleteMessage"})
        QVERIFY2(stage.shows(QString::fromLatin1(name)), name);
    QVERIFY(stage.shows(u"react6"_s));
    QCOMPARE(stage.clipped(), QStringList());
    closeMenu(stage);
    QCOMPARE(focusedMessage(stage), u"m12"_s);
    stage.application.messages.actions = QStringList{u"retry"_s, u"copy"_s, u"discard"_s};
    stage.press(Qt::Key_Return);
    QVERIFY(!stage.shows(u"reactions"_s) && !stage.shows(u"replyMessage"_s));
    stage.click(u"discardMessage"_s);
    QCOMPARE(stage.application.messages.discarded, QStringList{u"n12"_s});
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.retried, QStringList{u"n12"_s});
}

void TstMessageActions::theMenuOpensByEveryKeyAndByRightClick()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    enter(stage);
    const QList<std::pair<Qt::Key, Qt::KeyboardModifiers>> keys{
        {Qt::Key_Return, {}}, {Qt::Key_Menu, {}}, {Qt::Key_F10, Qt::ShiftModifier}};
    for (const auto &[key, modifiers] : keys) {
        stage.press(key, modifiers);
        QVERIFY2(stage.shows(u"copyMessage"_s), qPrintable(QString::number(key)));
        closeMenu(stage);
    }
    const auto *words = row(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    for (const QPointF &at : {QPointF(10, 10), QPointF(-6, 4)}) {
        QTest::mouseClick(stage.window(), Qt::RightButton, {}, words->mapToScene(at).toPoint());
        stage.settle();
        QVERIFY(stage.shows(u"copyMessage"_s));
        closeMenu(stage);
    }
}

void TstMessageActions::escapeLeadsBackToWhereTheMenuCameFrom()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto *words = row(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    const auto composes = [&stage] { return stage.item(u"composer"_s)->hasActiveFocus(); };
    for (const bool isWalking : {false, true}) {
        for (const QPointF &at : {QPointF(10, 10), QPointF(-6, 4)}) {
            if (isWalking)
                enter(stage);
            QCOMPARE(composes(), !isWalking);
            QTest::mouseClick(stage.window(), Qt::RightButton, {}, words->mapToScene(at).toPoint());
            stage.settle();
            closeMenu(stage);
            QVERIFY(composes());
        }
    }
    QTest::mouseClick(stage.window(), Qt::LeftButton, {}, words->mapToScene({10, 10}).toPoint());
    QVERIFY(!composes());
    QTest::mouseMove(stage.window(), words->mapToScene({10, 10}).toPoint());
    stage.settle();
    stage.click(u"messageMenu"_s);
    closeMenu(stage);
    QVERIFY(composes());
    // Words that were chosen stay so, and Ctrl+C is for them.
    QMetaObject::invokeMethod(words, "select", Q_ARG(int, 0), Q_ARG(int, 7));
    QTest::mouseClick(stage.window(), Qt::RightButton, {}, words->mapToScene({10, 10}).toPoint());
    stage.settle();
    closeMenu(stage);
    QVERIFY(words->hasActiveFocus());
    QCOMPARE(words->property("selectedText").toString(), u"Message"_s);
    stage.press(Qt::Key_Escape);
    QVERIFY(composes());
    enter(stage);
    stage.press(Qt::Key_Return);
    closeMenu(stage);
    QCOMPARE(focusedMessage(stage), u"m12"_s);
}

void TstMessageActions::deletingAndReactingByMouseLeadBackToo()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    const auto *words = row(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    const auto at = words->mapToScene({10, 10}).toPoint();
    QTest::mouseClick(stage.window(), Qt::RightButton, {}, at);
    stage.settle();
    stage.click(u"deleteMessage"_s);
    stage.press(Qt::Key_Escape);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    QTest::mouseClick(stage.window(), Qt::RightButton, {}, at);
    stage.settle();
    stage.click(u"react6"_s);
    QTRY_VERIFY(stage.shows(u"emojiSearch"_s));
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"emojiSearch"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstMessageActions::aLongPressOpensTheMenu()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    const std::unique_ptr<QPointingDevice> finger(QTest::createTouchDevice());
    const auto *words = row(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    const auto at = words->mapToScene({10, 10}).toPoint();
    QTest::touchEvent(stage.window(), finger.get()).press(0, at, stage.window());
    QTRY_VERIFY(stage.shows(u"copyMessage"_s));
    QTest::touchEvent(stage.window(), finger.get()).release(0, at);
    stage.settle();
    QVERIFY(stage.shows(u"copyMessage"_s));
    closeMenu(stage);
}

void TstMessageActions::theMenuGoesWithItsConversation()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    enter(stage);
    stage.press(Qt::Key_Menu);
    stage.open(u"c Weekend hike"_s, u"Weekend hike"_s);
    stage.settle();
    QVERIFY(!stage.shows(u"copyMessage"_s));
}

void TstMessageActions::theMenuReactsAndTakesBack()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.messages.model.set(0, u"reactions"_s, reactions());
    stage.settle();
    enter(stage);
    stage.press(Qt::Key_Return);
    stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.reacted, QStringList{u"m12 ❤️ on"_s});
    QVERIFY(!stage.shows(u"reactions"_s));
    stage.press(Qt::Key_Menu);
    point(stage, u"react0"_s);
    stage.click(u"react0"_s);
    QCOMPARE(stage.application.messages.reacted.last(), u"m12 👍 off"_s);
    stage.press(Qt::Key_Menu);
    point(stage, u"react5"_s);
    stage.click(u"react5"_s);
    QCOMPARE(stage.application.messages.reacted.last(), u"m12 🙏 on"_s);
}

void TstMessageActions::anyOtherEmojiCanBeChosen()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    enter(stage);
    stage.press(Qt::Key_Return);
    for (int step = 0; step < 6; ++step)
        stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.shows(u"emojiSearch"_s));
    QVERIFY(stage.application.messages.reacted.isEmpty());
    stage.type(u"pineapple"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.reacted, QStringList{u"m12 🍍 on"_s});
    QTRY_VERIFY(!stage.shows(u"emojiSearch"_s));
}

void TstMessageActions::theHoverButtonOpensTheMenu()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    QVERIFY(!stage.shows(u"messageMenu"_s));
    const auto *at = row(stage, u"m11"_s);
    QTest::mouseMove(stage.window(), at->mapToScene({at->width() / 2, at->height() / 2}).toPoint());
    stage.settle();
    stage.click(u"messageMenu"_s);
    stage.click(u"replyMessage"_s);
    QCOMPARE(stage.application.messages.composition.asked, QStringList{u"reply m11"_s});
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstMessageActions::nothingIsOfferedWhereNothingCanBeDone()
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

void TstMessageActions::copyingTakesTheWordsAsTheyAre()
{
    Stage stage;
    stage.signIn();
    stage.converse(1);
    const auto body = u"First <b>line</b>\nhttps://example.org/a?b=1&c  \n\tlast"_s;
    stage.application.messages.model.insert(0, Stage::message(2, false, body));
    stage.settle();
    enter(stage);
    stage.press(Qt::Key_Return);
    QGuiApplication::clipboard()->clear();
    stage.click(u"copyMessage"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), body);
    const auto *words = row(stage, u"m2"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    QMetaObject::invokeMethod(const_cast<QQuickItem *>(words), "select", Q_ARG(int, 0),
                              Q_ARG(int, 5));
    QTest::mouseClick(stage.window(), Qt::RightButton, {}, words->mapToScene({20, 10}).toPoint());
    stage.settle();
    QCOMPARE(stage.value<QString>(u"copyMessage"_s, "text"), u"Copy selection"_s);
    stage.click(u"copyMessage"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"First"_s);
}

void TstMessageActions::deletingAsksFirst()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto &removed = stage.application.messages.removed;
    enter(stage);
    stage.press(Qt::Key_Delete);
    QVERIFY(stage.shows(u"confirm"_s));
    QCOMPARE(stage.clipped(), QStringList());
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"confirm"_s) && removed.isEmpty());
    QCOMPARE(focusedMessage(stage), u"m12"_s);
    stage.press(Qt::Key_Delete);
    stage.press(Qt::Key_Return);
    QCOMPARE(removed, QStringList{u"m12"_s});
    QCOMPARE(focusedMessage(stage), u"m12"_s);
    stage.press(Qt::Key_Return);
    stage.click(u"deleteMessage"_s);
    stage.click(u"cancel"_s);
    QCOMPARE(removed.size(), 1);
}

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
    const auto *newest = row(stage, u"m12"_s);
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
