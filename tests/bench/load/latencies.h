#pragma once

#include "clock.h"

#include <vector>

namespace letschat::load {

/// Lengths of time, and what share of them is shorter.
class Latencies
{
public:
    void add(Nanoseconds length);
    std::size_t count() const { return lengths_.size(); }
    /// In milliseconds, by rank, without interpolation; 0 without any. `share` from 0 to 1.
    double percentile(double share) const;

private:
    mutable std::vector<Nanoseconds> lengths_;
    mutable bool isSorted_ = true;
};

} // namespace letschat::load
