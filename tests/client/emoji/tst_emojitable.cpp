#include "emoji/emojitable.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::client;

class TstEmojiTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEmojiIsThereOnceWithNameAndShortcode();
    void skinTonesAreLeftOut();
    void groupsFollowOneAnother();
    void whatIsDrawnHasNoSelectorInside();
    void shortcodesLeadToTheirEmoji_data();
    void shortcodesLeadToTheirEmoji();
    void theBestIsFoundFirst_data();
    void theBestIsFoundFirst();
    void everyWordMustBeFound();
    void germanIsFoundByGermanAndByEnglish();
    void accentsAndCapitalsDoNotMatter();
    void nothingIsFoundForNothing();
    void aSearchTakesNoNoticeableTime();

private:
    static QString first(const EmojiTable &table, const QString &query);
    static bool finds(const EmojiTable &table, const QString &query, const QString &text);

    const EmojiTable english_{QLocale::English};
    const EmojiTable german_{QLocale::German};
};

QString TstEmojiTable::first(const EmojiTable &table, const QString &query)
{
    const auto found = table.find(query);
    return found.isEmpty() ? QString() : EmojiTable::text(found.first());
}

bool TstEmojiTable::finds(const EmojiTable &table, const QString &query, const QString &text)
{
    return table.find(query).contains(EmojiTable::rowOf(text));
}

void TstEmojiTable::everyEmojiIsThereOnceWithNameAndShortcode()
{
    QSet<QString> texts;
    QSet<QString> codes;
    for (int row = 0; row < EmojiTable::size(); ++row) {
        texts.insert(EmojiTable::text(row));
        codes.insert(EmojiTable::code(row));
        for (const auto *table : {&english_, &german_})
            QVERIFY2(!table->name(row).isEmpty(), qPrintable(EmojiTable::text(row)));
    }
    QVERIFY(EmojiTable::size() > 1800);
    QCOMPARE(texts.size(), EmojiTable::size());
    QCOMPARE(codes.size(), EmojiTable::size());
    QVERIFY(!texts.contains(QString()) && !codes.contains(QString()));
    QCOMPARE(EmojiTable::rowOf(u"no emoji"_s), -1);
}

void TstEmojiTable::skinTonesAreLeftOut()
{
    QVERIFY(EmojiTable::rowOf(u"👍"_s) >= 0);
    QCOMPARE(EmojiTable::rowOf(u"👍🏽"_s), -1);
    QCOMPARE(EmojiTable::rowOf(u"🏽"_s), -1);
}

void TstEmojiTable::groupsFollowOneAnother()
{
    QCOMPARE(EmojiTable::begin(EmojiTable::Smileys), 0);
    QCOMPARE(EmojiTable::group(0), EmojiTable::Smileys);
    QCOMPARE(EmojiTable::group(EmojiTable::begin(EmojiTable::Food)), EmojiTable::Food);
    QCOMPARE(EmojiTable::group(EmojiTable::begin(EmojiTable::Food) - 1), EmojiTable::Animals);
    QCOMPARE(EmojiTable::group(EmojiTable::rowOf(u"🇩🇪"_s)), EmojiTable::Flags);
    QCOMPARE(EmojiTable::group(EmojiTable::size() - 1), EmojiTable::Flags);
}

void TstEmojiTable::whatIsDrawnHasNoSelectorInside()
{
    const auto drawn = [](const QString &text) {
        return EmojiTable::glyph(EmojiTable::rowOf(text));
    };
    QCOMPARE(drawn(u"😀"_s), u"😀"_s);
    QCOMPARE(drawn(u"\u2764\uFE0F"_s), u"\u2764\uFE0F"_s);
    QCOMPARE(drawn(u"\u2764\uFE0F\u200D🔥"_s), u"\u2764\u200D🔥"_s);
    QCOMPARE(drawn(u"#\uFE0F\u20E3"_s), u"#\u20E3"_s);
    QCOMPARE(drawn(u"👁\uFE0F\u200D🗨\uFE0F"_s), u"👁\u200D🗨\uFE0F"_s);
}

void TstEmojiTable::shortcodesLeadToTheirEmoji_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addRow("derived") << u"thumbs_up"_s << u"👍"_s;
    QTest::addRow("known") << u"+1"_s << u"👍"_s;
    QTest::addRow("heart") << u"heart"_s << u"❤️"_s;
    QTest::addRow("flag") << u"flag_germany"_s << u"🇩🇪"_s;
    QTest::addRow("keycap") << u"keycap_hash"_s << u"#️⃣"_s;
    QTest::addRow("joined") << u"rainbow_flag"_s << u"🏳️‍🌈"_s;
    QTest::addRow("capitals") << u"TaDa"_s << u"🎉"_s;
}

void TstEmojiTable::shortcodesLeadToTheirEmoji()
{
    QFETCH(QString, code);
    QFETCH(QString, text);
    const int row = EmojiTable::rowOfCode(code);
    QVERIFY(row >= 0);
    QCOMPARE(EmojiTable::text(row), text);
    QCOMPARE(EmojiTable::rowOfCode(code.chopped(1) + u"qq"_s), -1);
}

void TstEmojiTable::theBestIsFoundFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addRow("whole shortcode") << u"heart"_s << u"❤️"_s;
    QTest::addRow("with colons") << u":joy:"_s << u"😂"_s;
    QTest::addRow("beginning of a shortcode") << u"hea"_s << u"❤️"_s;
    QTest::addRow("the shortest") << u"smi"_s << u"😄"_s;
    QTest::addRow("name") << u"thumbs up"_s << u"👍"_s;
    QTest::addRow("word of a name") << u"germany"_s << u"🇩🇪"_s;
    QTest::addRow("keyword") << u"munch"_s << u"😱"_s;
}

void TstEmojiTable::theBestIsFoundFirst()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QCOMPARE(first(english_, query), text);
}

void TstEmojiTable::everyWordMustBeFound()
{
    QVERIFY(finds(english_, u"cat heart"_s, u"😻"_s));
    QVERIFY(!finds(english_, u"cat submarine"_s, u"😻"_s));
}

void TstEmojiTable::germanIsFoundByGermanAndByEnglish()
{
    QCOMPARE(german_.name(EmojiTable::rowOf(u"👍"_s)), u"Daumen hoch"_s);
    QCOMPARE(first(german_, u"daumen"_s), u"👍"_s);
    QVERIFY(finds(german_, u"thumbs"_s, u"👍"_s));
    QVERIFY(!finds(english_, u"daumen"_s, u"👍"_s));
    QCOMPARE(EmojiTable(QLocale::Finnish).name(EmojiTable::rowOf(u"👍"_s)), u"thumbs up"_s);
}

void TstEmojiTable::accentsAndCapitalsDoNotMatter()
{
    QVERIFY(finds(german_, u"SCHLÜSSEL"_s, u"🔑"_s));
    QVERIFY(finds(german_, u"schlussel"_s, u"🔑"_s));
    QVERIFY(finds(english_, u"pinata"_s, u"🪅"_s));
}

void TstEmojiTable::nothingIsFoundForNothing()
{
    QVERIFY(english_.find(u""_s).isEmpty());
    QVERIFY(english_.find(u" :_ "_s).isEmpty());
    QVERIFY(english_.find(u"xyzzy"_s).isEmpty());
    QVERIFY(english_.find(u"\t|"_s).isEmpty());
}

void TstEmojiTable::aSearchTakesNoNoticeableTime()
{
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < 10; ++round)
        QVERIFY(!german_.find(u"a"_s).isEmpty());
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TstEmojiTable)
#include "tst_emojitable.moc"
