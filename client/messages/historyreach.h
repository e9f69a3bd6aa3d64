#pragma once

#include <QtGlobal>

namespace letschat::client {

/// How far the shown part of a history goes, and what is under way at its ends.
struct HistoryReach
{
    /// Its first page is there.
    bool hasPage = false;
    /// There is more than what is shown.
    bool hasOlder = false;
    bool hasNewer = false;
    bool isLoadingOlder = false;
    bool isLoadingNewer = false;
    /// Another part is just taking the place of the one that was shown.
    bool isMoving = false;

    friend bool operator==(const HistoryReach &, const HistoryReach &) = default;
};

/// Which messages are looked at, by their `seq`; 0 where that is not known.
struct Sight
{
    qint64 oldest = 0;
    qint64 newest = 0;
};

} // namespace letschat::client
