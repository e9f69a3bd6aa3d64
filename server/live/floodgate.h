#pragma once

#include "core/timestamp.h"

#include <QList>

namespace letschat::server {

/// Counts the frames of one socket within a window that slides. Belongs to its socket's thread.
class FloodGate
{
public:
    /// Counts one; false when it is more than `most` within `window`. 0: no limit.
    bool admits(Timestamp now, int most, std::chrono::milliseconds window)
    {
        if (most == 0)
            return true;
        times_.removeIf([&](Timestamp time) { return now - time >= window; });
        times_.append(now);
        return times_.size() <= most;
    }

private:
    QList<Timestamp> times_;
};

} // namespace letschat::server
