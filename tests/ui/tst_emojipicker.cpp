#include "emojistage.h"

#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The picker of emoji.
class TstEmojiPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void controlEOpensThePickerWithTheSearch();
    void nothingOpensBelowASheet();
    void theButtonOpensAndClosesIt();
    void escapeClosesItAndNothingElse_data();
    void escapeClosesItAndNothingElse();
    void enterPicksWhatWasFound();
    void arrowsWalkAndEnterPicks();
    void shiftKeepsItOpen();
    void aClickPicksAtTheCursor();
    void tabsAreWalkedByKeyboard();
    void typingInTheGridSearches();
    void whatIsPointedAtIsNamed();
    void whatWasPickedIsThereTheNextTime();
    void itFillsANarrowWindow();
    void itOpensWithinAMoment();
};

void TstEmojiPicker::controlEOpensThePickerWithTheSearch()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    QVERIFY(stage.item(u"emojiSearch"_s)->hasActiveFocus());
    QVERIFY(stage.value<int>(u"emojiGrid"_s, "count") > 100);
    QCOMPARE(stage.unnamed().join(u'\n'), QString());
    openPicker(stage);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstEmojiPicker::nothingOpensBelowASheet()
{
    Stage stage;
    converse(stage);
    stage.press(Qt::Key_Slash, Qt::ControlModifier);
    QVERIFY(stage.shows(u"sheetTitle"_s));
    openPicker(stage);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
}

void TstEmojiPicker::theButtonOpensAndClosesIt()
{
    Stage stage;
    converse(stage);
    stage.click(u"emojiButton"_s);
    QVERIFY(stage.item(u"emojiSearch"_s)->hasActiveFocus());
    stage.click(u"emojiButton"_s);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
}

void TstEmojiPicker::escapeClosesItAndNothingElse_data()
{
    QTest::addColumn<QString>("from");
    for (const auto *from : {"emojiSearch", "emojiTabs", "emojiGrid"})
        QTest::addRow("%s", from) << QString::fromUtf8(from);
}

void TstEmojiPicker::escapeClosesItAndNothingElse()
{
    QFETCH(QString, from);
    Stage stage({400, 640});
    converse(stage);
    openPicker(stage);
    stage.item(from)->forceActiveFocus();
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    QVERIFY(!stage.application.messages.conversationId.isEmpty());
}

void TstEmojiPicker::enterPicksWhatWasFound()
{
    Stage stage;
    converse(stage);
    stage.type(u"well done "_s);
    openPicker(stage);
    stage.type(u"tad"_s);
    QCOMPARE(stage.value<QString>(u"emojiName"_s, "text"), u"party popper"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(written(stage), u"well done 🎉"_s);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
    stage.type(u"!"_s);
    QCOMPARE(written(stage), u"well done 🎉!"_s);
}

void TstEmojiPicker::arrowsWalkAndEnterPicks()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    stage.press(Qt::Key_Down);
    QVERIFY(stage.item(u"emojiGrid"_s)->hasActiveFocus());
    stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Right);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.value<int>(u"emojiGrid"_s, "currentIndex"), 2);
    stage.press(Qt::Key_Up);
    QVERIFY(stage.item(u"emojiSearch"_s)->hasActiveFocus());
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QCOMPARE(written(stage), u"😄"_s);
}

void TstEmojiPicker::shiftKeepsItOpen()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    stage.press(Qt::Key_Return, Qt::ShiftModifier);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return, Qt::ShiftModifier);
    QTest::mouseClick(stage.window(), Qt::LeftButton, Qt::ShiftModifier, cell(stage, 1, 0));
    stage.settle();
    QVERIFY(stage.shows(u"emojiSearch"_s));
    QCOMPARE(written(stage), u"😀😀😃"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(written(stage), u"😀😀😃😀"_s);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
}

void TstEmojiPicker::aClickPicksAtTheCursor()
{
    Stage stage;
    converse(stage);
    stage.type(u"ab"_s);
    stage.press(Qt::Key_Left);
    openPicker(stage);
    QTest::mouseClick(stage.window(), Qt::LeftButton, {}, cell(stage, 0, 0));
    stage.settle();
    QCOMPARE(written(stage), u"a😀b"_s);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstEmojiPicker::tabsAreWalkedByKeyboard()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    stage.press(Qt::Key_Tab);
    QVERIFY(stage.item(u"emojiTabs"_s)->hasActiveFocus());
    stage.press(Qt::Key_Right);
    QCOMPARE(stage.value<QString>(u"emojiName"_s, "text"), u"People"_s);
    stage.press(Qt::Key_Left);
    stage.press(Qt::Key_Left);
    stage.press(Qt::Key_Left);
    QCOMPARE(stage.value<QString>(u"emojiName"_s, "text"), u"Used last"_s);
    QVERIFY(stage.shows(u"noEmoji"_s));
    stage.click(u"emojiTab4"_s);
    stage.press(Qt::Key_Tab);
    QVERIFY(stage.item(u"emojiGrid"_s)->hasActiveFocus());
    stage.press(Qt::Key_Return);
    QCOMPARE(written(stage), u"🍇"_s);
}

void TstEmojiPicker::typingInTheGridSearches()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    stage.press(Qt::Key_Down);
    stage.type(u"xyzzy"_s);
    QVERIFY(stage.item(u"emojiSearch"_s)->hasActiveFocus());
    QCOMPARE(stage.value<QString>(u"noEmoji"_s, "text"), u"No emoji is called “xyzzy”."_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(written(stage), QString());
    QVERIFY(stage.shows(u"emojiSearch"_s));
}

void TstEmojiPicker::whatIsPointedAtIsNamed()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    QTest::mouseMove(stage.window(), cell(stage, 0, 0));
    stage.settle();
    QCOMPARE(stage.value<QString>(u"emojiName"_s, "text"), u"grinning face"_s);
}

void TstEmojiPicker::whatWasPickedIsThereTheNextTime()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    stage.type(u"rocket"_s);
    stage.press(Qt::Key_Return);
    openPicker(stage);
    QCOMPARE(stage.value<QString>(u"emojiName"_s, "text"), u"Used last"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(written(stage), u"🚀🚀"_s);
}

void TstEmojiPicker::itFillsANarrowWindow()
{
    Stage stage({360, 480});
    converse(stage);
    openPicker(stage);
    const auto *grid = stage.item(u"emojiGrid"_s);
    QVERIFY(grid->width() > 320);
    QCOMPARE(stage.clipped().join(u'\n'), QString());
}

/// Measured in the processor's time, which others that run beside it do not stretch.
void TstEmojiPicker::itOpensWithinAMoment()
{
    Stage stage;
    converse(stage);
    const auto start = std::clock();
    QTest::keyClick(stage.window(), Qt::Key_E, Qt::ControlModifier);
    stage.window()->grabWindow();
    const auto milliseconds = int((std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    QVERIFY(stage.shows(u"emojiGrid"_s));
    QVERIFY2(milliseconds < 400, qPrintable(QString::number(milliseconds)));
}

QTEST_MAIN(TstEmojiPicker)
#include "tst_emojipicker.moc"
