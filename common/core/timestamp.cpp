#include "core/timestamp.h"

#include <QDateTime>
#include <QTimeZone>

#include <cstdio>

namespace letschat {

using namespace std::chrono;

QByteArray toRfc3339(Timestamp moment)
{
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{moment - day};
    char text[40];
    const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                                     int(date.year()), unsigned(date.month()), unsigned(date.day()),
                                     int(time.hours().count()), int(time.minutes().count()),
                                     int(time.seconds().count()), int(time.subseconds().count()));
    return QByteArray(text, length);
}

std::optional<Timestamp> parseRfc3339(QStringView text)
{
    // QDateTime takes a time without an offset as local; RFC 3339 always has one.
    const bool hasOffset = text.endsWith(u'Z') || text.endsWith(u'z') ||
                           text.mid(19).contains(u'+') || text.mid(19).contains(u'-');
    if (text.size() < 20 || !hasOffset)
        return std::nullopt;
    const auto parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    const Timestamp moment{milliseconds{parsed.toMSecsSinceEpoch()}};
    const auto year = year_month_day{floor<days>(moment)}.year();
    if (int(year) < 0 || int(year) > 9999) // an offset can lead out of what RFC 3339 can write
        return std::nullopt;
    return moment;
}

} // namespace letschat
