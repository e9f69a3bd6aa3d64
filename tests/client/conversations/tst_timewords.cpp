#include "conversations/timewords.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace Qt::StringLiterals;

namespace {

Timestamp at(const QDateTime &moment)
{
    return Timestamp{std::chrono::milliseconds{moment.toMSecsSinceEpoch()}};
}

} // namespace

class TimeWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void theClockHasNoSeconds_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("C") << QLocale::c() << u"14:32"_s;
        QTest::newRow("German") << QLocale(u"de_DE"_s) << u"14:32"_s;
        QTest::newRow("Danish") << QLocale(u"da_DK"_s) << u"14.32"_s;
        QTest::newRow("American") << QLocale(u"en_US"_s) << u"2:32 PM"_s;
    }

    void theClockHasNoSeconds()
    {
        QFETCH(QLocale, locale);
        QLocale::setDefault(locale);
        const auto text = clockText(at(QDateTime(QDate(2026, 3, 4), QTime(14, 32, 5))));
        QTEST(QString(text).replace(QChar(0x202f), u' '), "text");
    }

    void theListSaysTodayByTheClockAndThenByTheDay()
    {
        const auto today = QDate::currentDate();
        const QTime noon(12, 0);
        QCOMPARE(shortTimeText(at(QDateTime(today, noon))), u"12:00"_s);
        QCOMPARE(shortTimeText(at(QDateTime(today.addDays(-1), noon))), u"Yesterday"_s);
        QCOMPARE(shortTimeText(at(QDateTime(today.addDays(-3), noon))),
                 QLocale().dayName(today.addDays(-3).dayOfWeek(), QLocale::ShortFormat));
        QCOMPARE(dayText(at(QDateTime(today, noon))), u"Today"_s);
    }
};

QTEST_GUILESS_MAIN(TimeWordsTest)
#include "tst_timewords.moc"
