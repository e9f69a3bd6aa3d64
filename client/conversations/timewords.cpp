#include "conversations/timewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Its context is where translators find these words.
struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

QDateTime local(Timestamp moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

} // namespace

QString clockText(Timestamp moment)
{
    // Some locales, "C" among them, have seconds in their short form; nobody reads them in a chat.
    static const QRegularExpression seconds(u"[:.]ss"_s);
    auto format = QLocale().timeFormat(QLocale::ShortFormat);
    return QLocale().toString(local(moment).time(), format.remove(seconds));
}

QString shortTimeText(Timestamp moment)
{
    const auto date = local(moment).date();
    const auto age = date.daysTo(QDate::currentDate());
    if (age <= 0)
        return clockText(moment);
    if (age == 1)
        return TimeWords::tr("Yesterday");
    if (age < 7)
        return QLocale().dayName(date.dayOfWeek(), QLocale::ShortFormat);
    return QLocale().toString(date, QLocale::ShortFormat);
}

QString dayText(Timestamp moment)
{
    const auto date = local(moment).date();
    const auto today = QDate::currentDate();
    if (date == today)
        return TimeWords::tr("Today");
    if (date.daysTo(today) == 1)
        return TimeWords::tr("Yesterday");
    //: The day above messages of this year, in the format of QLocale::toString
    const auto thisYear = TimeWords::tr("dddd, d MMMM");
    //: The day above messages of another year, in the format of QLocale::toString
    const auto otherYear = TimeWords::tr("d MMMM yyyy");
    return QLocale().toString(date, date.year() == today.year() ? thisYear : otherYear);
}

QString lastSeenText(Timestamp moment)
{
    const auto age = local(moment).secsTo(QDateTime::currentDateTime());
    if (age < 60)
        return TimeWords::tr("just now");
    if (local(moment).date() == QDate::currentDate())
        return TimeWords::tr("at %1").arg(clockText(moment));
    if (local(moment).date() == QDate::currentDate().addDays(-1))
        return TimeWords::tr("yesterday", "last seen");
    return shortTimeText(moment);
}

QString momentText(Timestamp moment)
{
    //: A day in full, and a time of day
    return TimeWords::tr("%1, %2").arg(
        QLocale().toString(local(moment).date(), QLocale::LongFormat), clockText(moment));
}

QString stampText(Timestamp moment)
{
    return QLocale().toString(local(moment).date(), QLocale::ShortFormat) + u' ' +
           clockText(moment);
}

bool isSameDay(Timestamp a, Timestamp b)
{
    return local(a).date() == local(b).date();
}

} // namespace letschat::client
