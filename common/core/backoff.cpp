#include "core/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace letschat {

std::chrono::milliseconds Backoff::ceiling() const
{
    constexpr int doublingsToCap = 6; // 0.5 s · 2^6 is beyond 30 s already
    return std::min(cap, base * (1 << std::min(tries_, doublingsToCap)));
}

std::chrono::milliseconds Backoff::next()
{
    const auto most = ceiling().count();
    ++tries_;
    return std::chrono::milliseconds{QRandomGenerator::global()->bounded(qint64(most) + 1)};
}

} // namespace letschat
