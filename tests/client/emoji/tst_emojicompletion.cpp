#include "emoji/emojicompletion.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::client;

class TstEmojiCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoLettersAfterAColonOfferAtMostEight();
    void theShortcodeThatWasBegunIsShown();
    void theChosenOneReplacesTheShortcode();
    void aWholeShortcodeIsReplacedAtOnce_data();
    void aWholeShortcodeIsReplacedAtOnce();
    void ordinaryTextsAreLeftAlone_data();
    void ordinaryTextsAreLeftAlone();
    void erasingNarrowsAndWidens();
    void dismissedStaysAwayUntilTheNextColon();
    void textsThatComeWholeOfferNothing();
    void movingTheCursorAwayOffersNothing();
    void aShortcodeInTheMiddleIsReplacedThere();

private:
    /// A field with a completion, in which what is completed replaces what was typed.
    struct Field
    {
        Field()
        {
            QObject::connect(&completion, &EmojiCompletion::completed, &completion,
                             [this](int length, const QString &emoji) {
                                 text.replace(cursor - length, length, emoji);
                                 cursor += int(emoji.size()) - length;
                                 completion.follow(text, cursor);
                             });
        }
        void type(const QString &letters)
        {
            for (const QChar each : letters) {
                text.insert(cursor++, each);
                completion.follow(text, cursor);
            }
        }
        void erase()
        {
            text.remove(--cursor, 1);
            completion.follow(text, cursor);
        }
        QString offered(int row) const
        {
            return completion.data(completion.index(row), EmojiCompletion::TextRole).toString();
        }

        EmojiTable table{QLocale::English};
        EmojiCompletion completion{table};
        QAbstractItemModelTester tester{&completion,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest};
        QString text;
        int cursor = 0;
    };
};

void TstEmojiCompletion::twoLettersAfterAColonOfferAtMostEight()
{
    Field field;
    field.type(u"hello :s"_s);
    QCOMPARE(field.completion.rowCount(), 0);
    field.type(u"mi"_s);
    QCOMPARE(field.completion.rowCount(), EmojiCompletion::most);
    field.type(u"le"_s);
    QCOMPARE(field.offered(0), u"😄"_s);
    QCOMPARE(field.completion.data(field.completion.index(0), EmojiCompletion::CodeRole),
             QVariant(u"smile"_s));
}

void TstEmojiCompletion::theShortcodeThatWasBegunIsShown()
{
    Field field;
    field.type(u":Thumbs_u"_s);
    QCOMPARE(field.offered(0), u"👍"_s);
    QCOMPARE(field.completion.data(field.completion.index(0), EmojiCompletion::CodeRole),
             QVariant(u"thumbs_up"_s));
}

void TstEmojiCompletion::theChosenOneReplacesTheShortcode()
{
    Field field;
    field.type(u"hello :tad"_s);
    field.completion.choose(0);
    QCOMPARE(field.text, u"hello 🎉"_s);
    QCOMPARE(field.completion.rowCount(), 0);
    field.completion.choose(0);
    QCOMPARE(field.text, u"hello 🎉"_s);
}

void TstEmojiCompletion::aWholeShortcodeIsReplacedAtOnce_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("becomes");
    QTest::addRow("alone") << u":heart:"_s << u"❤️"_s;
    QTest::addRow("after words") << u"yes :+1:"_s << u"yes 👍"_s;
    QTest::addRow("after another") << u":tada::heart::tada:"_s << u"🎉❤️🎉"_s;
    QTest::addRow("in brackets") << u"(:joy:)"_s << u"(😂)"_s;
    QTest::addRow("digits") << u":100:"_s << u"💯"_s;
    QTest::addRow("a line below") << u"a\n:thumbs_up:"_s << u"a\n👍"_s;
    QTest::addRow("unknown") << u":nonesuch:"_s << u":nonesuch:"_s;
    QTest::addRow("within a word") << u"a:heart:"_s << u"a:heart:"_s;
}

void TstEmojiCompletion::aWholeShortcodeIsReplacedAtOnce()
{
    QFETCH(QString, typed);
    QFETCH(QString, becomes);
    Field field;
    field.type(typed);
    QCOMPARE(field.text, becomes);
}

void TstEmojiCompletion::ordinaryTextsAreLeftAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"at 10:30:00", "http://heart.example:8080/smile:heart:", ":)", ":-)",
                             ":D", ":P :3 :/ :'(", "note: smile", "std::smile",
                             "C:\\heart:", ":: : :", "score :10", "a:smile", ":30:"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
}

void TstEmojiCompletion::ordinaryTextsAreLeftAlone()
{
    QFETCH(QString, text);
    Field field;
    for (const QChar each : text) {
        field.type(QString(each));
        QCOMPARE(field.completion.rowCount(), 0);
    }
    QCOMPARE(field.text, text);
}

void TstEmojiCompletion::erasingNarrowsAndWidens()
{
    Field field;
    field.type(u":tadx"_s);
    QCOMPARE(field.completion.rowCount(), 0);
    field.erase();
    QCOMPARE(field.offered(0), u"🎉"_s);
    field.erase();
    field.erase();
    QCOMPARE(field.completion.rowCount(), 0);
}

void TstEmojiCompletion::dismissedStaysAwayUntilTheNextColon()
{
    Field field;
    field.type(u":smi"_s);
    field.completion.dismiss();
    QCOMPARE(field.completion.rowCount(), 0);
    field.type(u"l"_s);
    field.erase();
    QCOMPARE(field.completion.rowCount(), 0);
    field.type(u" :smi"_s);
    QCOMPARE(field.completion.rowCount(), EmojiCompletion::most);
}

void TstEmojiCompletion::textsThatComeWholeOfferNothing()
{
    Field field;
    field.completion.follow(u"a draft with :heart:"_s, 20);
    QCOMPARE(field.text, QString());
    field.completion.follow(u":smi"_s, 4);
    QCOMPARE(field.completion.rowCount(), 0);
    field.completion.follow(QString(), 0);
    QCOMPARE(field.completion.rowCount(), 0);
}

void TstEmojiCompletion::movingTheCursorAwayOffersNothing()
{
    Field field;
    field.type(u"a :smi"_s);
    field.completion.follow(field.text, 1);
    QCOMPARE(field.completion.rowCount(), 0);
    field.completion.follow(field.text, int(field.text.size()));
    QCOMPARE(field.completion.rowCount(), 0);
}

void TstEmojiCompletion::aShortcodeInTheMiddleIsReplacedThere()
{
    Field field;
    field.type(u"a  z"_s);
    field.cursor = 2;
    field.completion.follow(field.text, field.cursor);
    field.type(u":tad"_s);
    field.completion.choose(0);
    QCOMPARE(field.text, u"a 🎉 z"_s);
}

QTEST_APPLESS_MAIN(TstEmojiCompletion)
#include "tst_emojicompletion.moc"
