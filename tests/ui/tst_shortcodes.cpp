#include "emojistage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Emoji by `:name`, and pictures of all that offers emoji.
class TstShortcodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aShortcodeIsCompletedByKeyboard_data();
    void aShortcodeIsCompletedByKeyboard();
    void escapeSendsTheCompletionAway();
    void enterSendsRightAfterAnOfferWasTaken();
    void enterSendsWhereNothingIsOffered();
    void aWholeShortcodeBecomesItsEmoji();
    void aClickedOfferIsTaken();
    void pictures_data();
    void pictures();
};

void TstShortcodes::aShortcodeIsCompletedByKeyboard_data()
{
    QTest::addColumn<int>("key");
    QTest::addRow("Enter") << int(Qt::Key_Return);
    QTest::addRow("Tab") << int(Qt::Key_Tab);
}

void TstShortcodes::aShortcodeIsCompletedByKeyboard()
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

void TstShortcodes::escapeSendsTheCompletionAway()
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

void TstShortcodes::enterSendsRightAfterAnOfferWasTaken()
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

void TstShortcodes::enterSendsWhereNothingIsOffered()
{
    Stage stage;
    converse(stage);
    stage.type(u"at 10:30 :)"_s);
    QVERIFY(!stage.shows(u"emojiOffers"_s));
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent, QStringList{u"at 10:30 :)"_s});
}

void TstShortcodes::aWholeShortcodeBecomesItsEmoji()
{
    Stage stage;
    converse(stage);
    stage.type(u"yes :+1: and on"_s);
    QCOMPARE(written(stage), u"yes 👍 and on"_s);
}

void TstShortcodes::aClickedOfferIsTaken()
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

void TstShortcodes::pictures_data()
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

void TstShortcodes::pictures()
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

QTEST_MAIN(TstShortcodes)
#include "tst_shortcodes.moc"
