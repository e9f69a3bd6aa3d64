#pragma once

#include "core/timestamp.h"

#include <QString>

/// Moments in the words and the time zone of this computer's user.
namespace letschat::client {

/// `14:32`.
QString clockText(Timestamp moment);
/// What a row of the list has room for: `14:32` today, then `Yesterday`, `Mon`, a date.
QString shortTimeText(Timestamp moment);
/// For a separator between two days: `Today`, `Yesterday`, `Monday, 3 March`, with the year where
/// it is another.
QString dayText(Timestamp moment);
/// Behind the words "last seen": `just now`, `at 14:32`, then as in the list.
QString lastSeenText(Timestamp moment);
/// In full: `Monday, 3 March 2025, 14:32`.
QString momentText(Timestamp moment);
/// Short, and as it is in a year's time: `03/03/2025 14:32`.
QString stampText(Timestamp moment);
bool isSameDay(Timestamp a, Timestamp b);

} // namespace letschat::client
