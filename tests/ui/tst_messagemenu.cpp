#include "messagerows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointingDevice>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The menu of a message, by mouse, by finger and by keyboard.
class TstMessageMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theMenuOffersWhatIsAllowed();
    void theMenuOpensByEveryKeyAndByRightClick();
    void escapeLeadsBackToWhereTheMenuCameFrom();
    void deletingAndReactingByMouseLeadBackToo();
    void aLongPressOpensTheMenu();
    void theMenuGoesWithItsConversation();
    void theMenuReactsAndTakesBack();
    void anyOtherEmojiCanBeChosen();
    void theHoverButtonOpensTheMenu();
    void copyingTakesTheWordsAsTheyAre();
    void deletingAsksFirst();
};

void TstMessageMenu::theMenuOffersWhatIsAllowed()
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

void TstMessageMenu::theMenuOpensByEveryKeyAndByRightClick()
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
    const auto *words = rowOf(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    for (const QPointF &at : {QPointF(10, 10), QPointF(-6, 4)}) {
        QTest::mouseClick(stage.window(), Qt::RightButton, {}, words->mapToScene(at).toPoint());
        stage.settle();
        QVERIFY(stage.shows(u"copyMessage"_s));
        closeMenu(stage);
    }
}

void TstMessageMenu::escapeLeadsBackToWhereTheMenuCameFrom()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto *words = rowOf(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
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

void TstMessageMenu::deletingAndReactingByMouseLeadBackToo()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    const auto *words = rowOf(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
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

void TstMessageMenu::aLongPressOpensTheMenu()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    const std::unique_ptr<QPointingDevice> finger(QTest::createTouchDevice());
    const auto *words = rowOf(stage, u"m12"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    const auto at = words->mapToScene({10, 10}).toPoint();
    QTest::touchEvent(stage.window(), finger.get()).press(0, at, stage.window());
    QTRY_VERIFY(stage.shows(u"copyMessage"_s));
    QTest::touchEvent(stage.window(), finger.get()).release(0, at);
    stage.settle();
    QVERIFY(stage.shows(u"copyMessage"_s));
    closeMenu(stage);
}

void TstMessageMenu::theMenuGoesWithItsConversation()
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

void TstMessageMenu::theMenuReactsAndTakesBack()
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

void TstMessageMenu::anyOtherEmojiCanBeChosen()
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

void TstMessageMenu::theHoverButtonOpensTheMenu()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    QVERIFY(!stage.shows(u"messageMenu"_s));
    const auto *at = rowOf(stage, u"m11"_s);
    QTest::mouseMove(stage.window(), at->mapToScene({at->width() / 2, at->height() / 2}).toPoint());
    stage.settle();
    stage.click(u"messageMenu"_s);
    stage.click(u"replyMessage"_s);
    QCOMPARE(stage.application.messages.composition.asked, QStringList{u"reply m11"_s});
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstMessageMenu::copyingTakesTheWordsAsTheyAre()
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
    const auto *words = rowOf(stage, u"m2"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    QMetaObject::invokeMethod(const_cast<QQuickItem *>(words), "select", Q_ARG(int, 0),
                              Q_ARG(int, 5));
    QTest::mouseClick(stage.window(), Qt::RightButton, {}, words->mapToScene({20, 10}).toPoint());
    stage.settle();
    QCOMPARE(stage.value<QString>(u"copyMessage"_s, "text"), u"Copy selection"_s);
    stage.click(u"copyMessage"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"First"_s);
}

void TstMessageMenu::deletingAsksFirst()
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

QTEST_MAIN(TstMessageMenu)
#include "tst_messagemenu.moc"
