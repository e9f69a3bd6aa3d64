#include "core/backoff.h"
#include "core/clock.h"
#include "core/text.h"
#include "core/uuid7.h"

#include <QTest>

using namespace letschat;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class CoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreWrittenAsRfc3339InUtcWithMilliseconds()
    {
        QCOMPARE(toRfc3339(Timestamp{1795342530123ms}), QByteArray("2026-11-22T10:15:30.123Z"));
        QCOMPARE(toRfc3339(Timestamp{0ms}), QByteArray("1970-01-01T00:00:00.000Z"));
    }

    void timesAreReadBackWithAnyOffset()
    {
        QCOMPARE(parseRfc3339(u"2026-11-22T10:15:30.123Z"), Timestamp{1795342530123ms});
        QCOMPARE(parseRfc3339(u"2026-11-22T12:15:30.123+02:00"), Timestamp{1795342530123ms});
        QVERIFY(!parseRfc3339(u"2026-11-22T10:15:30"));
        QVERIFY(!parseRfc3339(u"yesterday"));
        QVERIFY(!parseRfc3339(u""));
    }

    void uuid7CarriesTheTimeAndSorts()
    {
        const auto older = makeUuid7(Timestamp{1795342530123ms});
        const auto newer = makeUuid7(Timestamp{1795342530124ms});
        QCOMPARE(older.toString(QUuid::WithoutBraces)[14], u'7'); // Qt 6.4 names no version 7
        QCOMPARE(older.variant(), QUuid::DCE);
        QVERIFY(older.toString() < newer.toString());
        QVERIFY(makeUuid7(Timestamp{1ms}) != makeUuid7(Timestamp{1ms}));
    }

    void backoffDoublesToItsCapAndJittersFully()
    {
        Backoff backoff;
        QCOMPARE(backoff.ceiling(), 500ms);
        for (auto ceiling : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 16000ms, 30000ms, 30000ms}) {
            QCOMPARE(backoff.ceiling(), ceiling);
            const auto delay = backoff.next();
            QVERIFY(delay >= 0ms && delay <= ceiling);
        }
        for (int i = 0; i < 100; ++i)
            backoff.next();
        QCOMPARE(backoff.ceiling(), 30000ms);
        backoff.reset();
        QCOMPARE(backoff.ceiling(), 500ms);
    }

    void lengthsCountCodePoints()
    {
        QCOMPARE(codePoints(u"naïve"), 5);
        QCOMPARE(codePoints(u"🤷"), 1);
    }

    void loneSurrogatesAndNulAreForbidden()
    {
        QVERIFY(!hasForbiddenCharacters(u"🤷 fine"));
        QVERIFY(hasForbiddenCharacters(QString(QChar(0xd800))));
        QVERIFY(hasForbiddenCharacters(QString(QChar(0xdc00))));
        QVERIFY(hasForbiddenCharacters(u"a"_s + QChar(0) + u"b"_s));
    }

    void onlyTheEndIsTrimmed() { QCOMPARE(withoutTrailingSpace(u"  a b \n\t "), u"  a b"); }
};

QTEST_GUILESS_MAIN(CoreTest)
#include "tst_core.moc"
