#include "stage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Where one writes.
class TstComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void enterSendsAndShiftEnterBreaks();
    void theComposerGrowsToEightLines();
    void theCounterAppearsNearTheLimit();
    void eachConversationKeepsItsDraft();
    void typingOverMessagesGoesToTheComposer();
};

void TstComposer::enterSendsAndShiftEnterBreaks()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.type(u"one"_s);
    stage.press(Qt::Key_Return, Qt::ShiftModifier);
    stage.type(u"two"_s);
    QVERIFY(stage.application.messages.sent.isEmpty());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent, QStringList{u"one\ntwo"_s});
    QVERIFY(stage.value<QString>(u"composer"_s, "text").isEmpty());
    stage.type(u"   "_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent.size(), 1);
}

void TstComposer::theComposerGrowsToEightLines()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    const auto height = [&stage] { return stage.item(u"composerBox"_s)->height(); };
    QList<qreal> heights;
    for (int line = 1; line <= 10; ++line) {
        heights.append(height());
        stage.press(Qt::Key_Return, Qt::ShiftModifier);
    }
    for (int line = 1; line < 8; ++line)
        QVERIFY2(heights[line] > heights[line - 1] + 8, qPrintable(QString::number(line)));
    QCOMPARE(heights[8], heights[7]);
    QCOMPARE(heights[9], heights[7]);
    QCOMPARE(stage.clipped(), QStringList());
}

void TstComposer::theCounterAppearsNearTheLimit()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    auto *composer = stage.item(u"composer"_s);
    composer->setProperty("text", u"x"_s.repeated(7000));
    stage.settle();
    QVERIFY(!stage.shows(u"counter"_s));
    composer->setProperty("text", u"😀"_s.repeated(8000));
    stage.settle();
    QCOMPARE(stage.value<QString>(u"counter"_s, "text"), u"192"_s);
    composer->setProperty("text", u"x"_s.repeated(8193));
    stage.settle();
    QCOMPARE(stage.value<QString>(u"counter"_s, "text"), u"-1"_s);
    stage.press(Qt::Key_Return);
    QVERIFY(stage.application.messages.sent.isEmpty());
    QCOMPARE(composer->property("text").toString().size(), 8193);
}

void TstComposer::eachConversationKeepsItsDraft()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.type(u"half a thought"_s);
    stage.open(u"c Weekend hike"_s, u"Weekend hike"_s);
    stage.settle();
    QVERIFY(stage.value<QString>(u"composer"_s, "text").isEmpty());
    stage.open(u"c Mara Lindqvist"_s, u"Mara Lindqvist"_s);
    stage.settle();
    QCOMPARE(stage.value<QString>(u"composer"_s, "text"), u"half a thought"_s);
}

void TstComposer::typingOverMessagesGoesToTheComposer()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.item(u"messages"_s)->forceActiveFocus();
    stage.type(u"hey"_s);
    QCOMPARE(stage.value<QString>(u"composer"_s, "text"), u"hey"_s);
}

QTEST_MAIN(TstComposer)
#include "tst_composer.moc"
