#include "latencies.h"

#include <algorithm>
#include <cmath>

namespace letschat::load {

void Latencies::add(Nanoseconds length)
{
    lengths_.push_back(length);
    isSorted_ = false;
}

double Latencies::percentile(double share) const
{
    if (lengths_.empty())
        return 0;
    if (!isSorted_)
        std::sort(lengths_.begin(), lengths_.end());
    isSorted_ = true;
    const auto rank = std::size_t(std::ceil(share * double(lengths_.size())));
    return double(lengths_[std::max<std::size_t>(rank, 1) - 1]) / double(millisecond);
}

} // namespace letschat::load
