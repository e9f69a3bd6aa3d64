#pragma once

#include "protocol/ids.h"

#include <QByteArray>

namespace letschat::server {

/// Where a page of a list ended that is ordered by a time and then by id. Opaque to clients.
template <class Id>
struct TimeCursor
{
    qint64 timeMs = 0;
    Id id;

    QString toString() const
    {
        const QByteArray text = QByteArray::number(timeMs) + '/' + id.toByteArray();
        return QString::fromLatin1(text.toBase64(options));
    }

    static std::optional<TimeCursor> parse(const QString &text)
    {
        const auto decoded = QByteArray::fromBase64Encoding(
            text.toLatin1(), options | QByteArray::AbortOnBase64DecodingErrors);
        const auto parts = (decoded ? *decoded : QByteArray()).split('/');
        bool isNumber = false;
        const auto time = parts.front().toLongLong(&isNumber);
        const auto id = Id::parse(QString::fromLatin1(parts.back()));
        // Beyond the year 9999 either way, PostgreSQL has no such time.
        constexpr qint64 farthest = 253'402'300'799'999;
        if (parts.size() != 2 || !isNumber || qAbs(time) > farthest || !id)
            return std::nullopt;
        return TimeCursor{time, *id};
    }

private:
    static constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
};

} // namespace letschat::server
