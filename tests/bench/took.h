#pragma once

#include <algorithm>
#include <vector>

namespace letschat::bench {

/// Median and worst of some runs, mostly in milliseconds.
struct Took
{
    double median = 0;
    double worst = 0;

    static Took of(std::vector<double> all)
    {
        if (all.empty())
            return {};
        std::ranges::sort(all);
        return {all[all.size() / 2], all.back()};
    }
};

} // namespace letschat::bench
