#include "stage.h"

#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

class TstEmoji : public QObject
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

    void aShortcodeIsCompletedByKeyboard_data();
    void aShortcodeIsCompletedByKeyboard();
    void escapeSendsTheCompletionAway();
    void enterSendsRightAfterAnOfferWasTaken();
    void enterSendsWhereNothingIsOffered();
    void aWholeShortcodeBecomesItsEmoji();
    void aClickedOfferIsTaken();

    void pictures_data();
    void pictures();

private:
    static void converse(Stage &stage);
    static QString written(const Stage &stage)
    {
        return stage.value<QString>(u"composer"_s, "text");
    }
    static void openPicker(Stage &stage) { stage.press(Qt::Key_E, Qt::ControlModifier); }
    static QPoint cell(const Stage &stage, int column, int row);
};

void TstEmoji::converse(Stage &stage)
{
    stage.signIn();
    stage.converse();
}

QPoint TstEmoji::cell(const Stage &stage, int column, int row)
{
    auto *grid = stage.item(u"emojiGrid"_s);
    const auto width = grid->property("cellWidth").toReal();
    const auto height = grid->property("cellHeight").toReal();
    return grid->mapToScene({(column + 0.5) * width, 8 + (row + 0.5) * height}).toPoint();
}

void TstEmoji::controlEOpensThePickerWithTheSearch()
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

void TstEmoji::nothingOpensBelowASheet()
{
    Stage stage;
    converse(stage);
    stage.press(Qt::Key_Slash, Qt::ControlModifier);
    QVERIFY(stage.shows(u"sheetTitle"_s));
    openPicker(stage);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
}

void TstEmoji::theButtonOpensAndClosesIt()
{
    Stage stage;
    converse(stage);
    stage.click(u"emojiButton"_s);
    QVERIFY(stage.item(u"emojiSearch"_s)->hasActiveFocus());
    stage.click(u"emojiButton"_s);
    QVERIFY(!stage.shows(u"emojiSearch"_s));
}

void TstEmoji::escapeClosesItAndNothingElse_data()
{
    QTest::addColumn<QString>("from");
    for (const auto *from : {"emojiSearch", "emojiTabs", "emojiGrid"})
        QTest::addRow("%s", from) << QString::fromUtf8(from);
}

void TstEmoji::escapeClosesItAndNothingElse()
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

void TstEmoji::enterPicksWhatWasFound()
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

void TstEmoji::arrowsWalkAndEnterPicks()
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

void TstEmoji::shiftKeepsItOpen()
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

void TstEmoji::aClickPicksAtTheCursor()
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

void TstEmoji::tabsAreWalkedByKeyboard()
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

void TstEmoji::typingInTheGridSearches()
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

void TstEmoji::whatIsPointedAtIsNamed()
{
    Stage stage;
    converse(stage);
    openPicker(stage);
    QTest::mouseMove(stage.window(), cell(stage, 0, 0));
    stage.settle();
    QCOMPARE(stage.value<QString>(u"emojiName"_s, "text"), u"grinning face"_s);
}

void TstEmoji::whatWasPickedIsThereTheNextTime()
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

void TstEmoji::itFillsANarrowWindow()
{
    Stage stage({360, 480});
    converse(stage);
    openPicker(stage);
    const auto *grid = stage.item(u"emojiGrid"_s);
    QVERIFY(grid->width() > 320);
    QCOMPARE(stage.clipped().join(u'\n'), QString());
}

/// Measured in the processor's time, which others that run beside it do not stretch.
void TstEmoji::itOpensWithinAMoment()
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

void TstEmoji::aShortcodeIsCompletedByKeyboard_data()
{
    QTest::addColumn<int>("key");
    QTest::addRow("Enter") << int(Qt::Key_Return);
    QTest::addRow("Tab") << int(Qt::Key_Tab);
}

void TstEmoji::aShortcodeIsCompletedByKeyboard()
{
    QFETCH(int, key);
    Stage stage;
    converse(stage);
    stage.type(u"so :smil"_s);
    QCOMPARE(stage.value<int>(u"emojiOffers"_s, "count"), 8);
    QCOMPARE(stage.unnamed().join(u'\n'), QString());
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.value<int>(u"emojiOffers"_s, "currentIndex"), 7);
    stage.press(Qt::Key_Down);
    stage.press(key);
    QCOMPARE(written(stage), u"so 😄"_s);
    QVERIFY(!stage.shows(u"emojiOffers"_s));
    QVERIFY(stage.application.messages.sent.isEmpty());
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstEmoji::escapeSendsTheCompletionAway()
{
    Stage stage({400, 640});
    converse(stage);
    stage.type(u":smi"_s);
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"emojiOffers"_s));
    QVERIFY(!stage.application.messages.conversationId.isEmpty());
    QCOMPARE(written(stage), u":smi"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent, QStringList{u":smi"_s});
}

void TstEmoji::enterSendsRightAfterAnOfferWasTaken()
{
    Stage stage;
    converse(stage);
    stage.type(u":tad"_s);
    QVERIFY(stage.shows(u"emojiOffers"_s));
    // Without a moment between them, while the offers still fade.
    QTest::keyClick(stage.window(), Qt::Key_Return);
    QTest::keyClick(stage.window(), Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent.size(), 1);
}

void TstEmoji::enterSendsWhereNothingIsOffered()
{
    Stage stage;
    converse(stage);
    stage.type(u"at 10:30 :)"_s);
    QVERIFY(!stage.shows(u"emojiOffers"_s));
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent, QStringList{u"at 10:30 :)"_s});
}

void TstEmoji::aWholeShortcodeBecomesItsEmoji()
{
    Stage stage;
    converse(stage);
    stage.type(u"yes :+1: and on"_s);
    QCOMPARE(written(stage), u"yes 👍 and on"_s);
}

void TstEmoji::aClickedOfferIsTaken()
{
    Stage stage;
    converse(stage);
    stage.type(u":tad"_s);
    auto *offers = stage.item(u"emojiOffers"_s);
    QTest::mouseClick(stage.window(), Qt::LeftButton, {}, offers->mapToScene({40, 10}).toPoint());
    stage.settle();
    QCOMPARE(written(stage), u"🎉"_s);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstEmoji::pictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const auto *name :
         {"emoji", "emoji-search", "emoji-none", "emoji-completion", "emoji-mirrored"}) {
        QTest::addRow("%s-light", name) << QString::fromUtf8(name) << QSize(1040, 720) << false;
        QTest::addRow("%s-dark", name) << QString::fromUtf8(name) << QSize(1040, 720) << true;
        QTest::addRow("%s-smallest", name) << QString::fromUtf8(name) << QSize(360, 480) << false;
    }
}

void TstEmoji::pictures()
{
    QFETCH(QString, name);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    Stage stage(size, dark);
    stage.theme()->setProperty("rightToLeft", name.endsWith(u"mirrored"_s));
    converse(stage);
    if (name.endsWith(u"completion"_s)) {
        stage.type(u"See you there :hea"_s);
    } else {
        openPicker(stage);
        if (name.endsWith(u"search"_s))
            stage.type(u"heart"_s);
        else if (name.endsWith(u"none"_s))
            stage.type(u"a rather long thing that nobody ever drew"_s);
        else
            stage.press(Qt::Key_Down);
    }
    QVERIFY(stage.picture().save(u"%1/%2.png"_s.arg(QStringLiteral(LETSCHAT_PICTURES),
                                                    QString::fromUtf8(QTest::currentDataTag()))));
    QCOMPARE(stage.clipped().join(u'\n'), QString());
}

QTEST_MAIN(TstEmoji)
#include "tst_emoji.moc"
