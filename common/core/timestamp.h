#pragma once

#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace letschat {

/// A moment in UTC, in whole milliseconds: the only kind of time on the wire and in the database.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// RFC 3339 in UTC with milliseconds: `2026-11-22T10:15:30.123Z` (protocol.md, 1).
QByteArray toRfc3339(Timestamp moment);

/// Reads what toRfc3339() writes; other RFC 3339 offsets and precisions are understood too, and cut
/// to milliseconds. Nothing for any other text.
std::optional<Timestamp> parseRfc3339(QStringView text);

} // namespace letschat
