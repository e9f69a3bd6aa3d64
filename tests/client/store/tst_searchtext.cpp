#include "store/searchtext.h"

#include <QTest>

using namespace letschat::client;
using namespace Qt::StringLiterals;

class SearchTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsStayWordsAndSignsGo()
    {
        QCOMPARE(indexText(u"Hello, wörld! 42"), u"Hello wörld 42"_s);
        QCOMPARE(indexText(u"…"), QString());
    }
    void charactersWithoutSpacesBecomePairsAndTheLastOne()
    {
        QCOMPARE(indexText(u"你好吗"), u"你好 好吗 吗"_s);
        QCOMPARE(indexText(u"好"), u"好"_s);
        QCOMPARE(indexText(u"ok你好 yes"), u"ok 你好 好 yes"_s);
    }
    void aQuestionWantsEveryWordAndTheLastAsABeginning()
    {
        QCOMPARE(indexQuery(u"two wor"), u"\"two\" AND \"wor\" *"_s);
        QCOMPARE(indexQuery(u"  "), QString());
        QCOMPARE(indexQuery(u"\"*:-"), QString());
    }
    void aQuestionOfUnpartedCharactersIsAPhraseOfPairs()
    {
        QCOMPARE(indexQuery(u"好"), u"\"好\" *"_s);
        QCOMPARE(indexQuery(u"你好吗"), u"\"你好 好吗\""_s);
    }
};

QTEST_GUILESS_MAIN(SearchTextTest)
#include "tst_searchtext.moc"
