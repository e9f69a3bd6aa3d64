#include "conversations/snippet.h"

#include <QTest>

using namespace letschat::client;
using namespace Qt::StringLiterals;

class SnippetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasFoundIsBold_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("styled");
        QTest::newRow("word") << u"Two words"_s << u"two"_s << u"<b>Two</b> words"_s;
        QTest::newRow("the last one as a beginning")
            << u"no words, sword"_s << u"wo"_s << u"no <b>wo</b>rds, sword"_s;
        QTest::newRow("others only whole")
            << u"two twofold words"_s << u"two wor"_s << u"<b>two</b> twofold <b>wor</b>ds"_s;
        QTest::newRow("accents") << u"Wörld café"_s << u"world cafe"_s
                                 << u"<b>Wörld</b> <b>café</b>"_s;
        QTest::newRow("accents apart") << u"cafe\u0301s"_s << u"café"_s << u"<b>cafe\u0301</b>s"_s;
        QTest::newRow("characters without spaces")
            << u"東京で会いましょう"_s << u"会い"_s << u"東京で<b>会い</b>ましょう"_s;
        QTest::newRow("emoji before it") << u"🎉🎉 party"_s << u"party"_s << u"🎉🎉 <b>party</b>"_s;
        QTest::newRow("tags") << u"<b>a & b</b> <img src=x>"_s << u"img"_s
                              << u"&lt;b&gt;a &amp; b&lt;/b&gt; &lt;<b>img</b> src=x&gt;"_s;
        QTest::newRow("lines") << u"one\n\n two"_s << u"two"_s << u"one <b>two</b>"_s;
        QTest::newRow("nothing") << u"one"_s << u"two"_s << u"one"_s;
    }
    void whatWasFoundIsBold()
    {
        QFETCH(QString, body);
        QFETCH(QString, typed);
        QTEST(snippetOf(body, typed).styled, "styled");
    }

    void itBeginsNearTheMatchWithAWholeWord()
    {
        const auto found = snippetOf(u"word "_s.repeated(100) + u"needle and more"_s, u"needle");
        QCOMPARE(found.plain, u"…word word needle and more"_s);
        QCOMPARE(found.styled, u"…word word <b>needle</b> and more"_s);
    }

    void noCharacterIsCut()
    {
        const auto family = u"👩‍👩‍👧‍👦"_s;
        const auto found = snippetOf(family.repeated(60) + u" needle"_s, u"needle");
        QVERIFY(found.plain.startsWith(u"…👩"_s));
        QVERIFY(found.plain.contains(u"needle"_s));
    }

    void aLongMessageIsCut()
    {
        QVERIFY(snippetOf(u"needle "_s + QString(8000, u'x'), u"needle").plain.size() < 250);
    }
};

QTEST_GUILESS_MAIN(SnippetTest)
#include "tst_snippet.moc"
