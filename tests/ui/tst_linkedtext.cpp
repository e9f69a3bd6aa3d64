#include "messages/linkedtext.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using letschat::messages::LinkedText;

class TstLinkedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAddresses_data();
    void findsAddresses();
    void nobodysWordsAreMarkup();
    void theTextItselfStaysTheSame();
    void theLongestMessageIsQuick();
    void oneToThreeEmojiAreToldFromWords();
};

void TstLinkedText::findsAddresses_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("address");
    QTest::newRow("none") << u"no address"_s << QString();
    QTest::newRow("https") << u"see https://example.org/a?b=c#d now"_s
                           << u"https://example.org/a?b=c#d"_s;
    QTest::newRow("upper case") << u"HTTP://EXAMPLE.ORG"_s << u"HTTP://EXAMPLE.ORG"_s;
    QTest::newRow("end of a sentence")
        << u"It is https://example.org."_s << u"https://example.org"_s;
    QTest::newRow("in brackets") << u"(https://example.org/x)"_s << u"https://example.org/x"_s;
    QTest::newRow("own brackets") << u"https://example.org/a_(b)"_s
                                  << u"https://example.org/a_(b)"_s;
    QTest::newRow("no host") << u"https://"_s << QString();
    QTest::newRow("javascript") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("data") << u"data:text/html,https"_s << QString();
    QTest::newRow("turned text") << u"https://example.org/\u202egpj"_s << u"https://example.org/"_s;
}

void TstLinkedText::findsAddresses()
{
    QFETCH(QString, plain);
    QFETCH(QString, address);
    const auto rich = LinkedText::richText(plain, Qt::blue);
    QCOMPARE(!rich.isEmpty(), !address.isEmpty());
    QCOMPARE(rich.contains(u"<a href=\"%1\""_s.arg(address.toHtmlEscaped())), !address.isEmpty());
}

void TstLinkedText::nobodysWordsAreMarkup()
{
    const auto rich = LinkedText::richText(
        u"<b>bold</b> <img src=\"http://x/y.png\"> https://a.org/\"><script>&amp;"_s, Qt::blue);
    QVERIFY(!rich.contains("<b>"_L1));
    QVERIFY(!rich.contains("<img"_L1));
    QVERIFY(!rich.contains("<script"_L1));
    QVERIFY(rich.contains("&amp;amp;"_L1));
}

void TstLinkedText::theTextItselfStaysTheSame()
{
    const auto plain = u"two  spaces\n\n  https://example.org/?a=1&b=2\nשלום <>&\" end"_s;
    QTextDocument document;
    document.setHtml(LinkedText::richText(plain, Qt::blue));
    QCOMPARE(document.toPlainText(), plain);
}

void TstLinkedText::theLongestMessageIsQuick()
{
    QElapsedTimer timer;
    timer.start();
    for (const auto &part : {u"https://a.b/"_s, u"http://"_s, u"((((((("_s, u"a"_s})
        LinkedText::richText(part.repeated(8192 / part.size()), Qt::blue);
    LinkedText::richText(u"https://a.b/"_s + u")"_s.repeated(8000), Qt::blue);
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

void TstLinkedText::oneToThreeEmojiAreToldFromWords()
{
    for (const auto &emoji :
         {u"🎉"_s, u"❤️"_s, u"👍🏽👍🏿"_s, u"👨‍👩‍👧‍👦"_s, u"🇩🇪✅"_s, u"⭐"_s})
        QVERIFY2(LinkedText::isEmoji(emoji), qPrintable(emoji));
    for (const auto &words :
         {u""_s, u"a"_s, u"12"_s, u"🎉!"_s, u"🎉 🎉"_s, u"🎉🎉🎉🎉"_s, u"שלום"_s})
        QVERIFY2(!LinkedText::isEmoji(words), qPrintable(words));
}

QTEST_GUILESS_MAIN(TstLinkedText)
#include "tst_linkedtext.moc"
