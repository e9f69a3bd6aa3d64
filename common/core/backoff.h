#pragma once

#include <chrono>

namespace letschat {

/// How long to wait before the next try: full jitter in [0, min(30 s, 0.5 s · 2^n)], n being the
/// number of tries since reset(). The numbers are those of protocol.md, 5 ("Client").
class Backoff
{
public:
    static constexpr std::chrono::milliseconds base{500};
    static constexpr std::chrono::milliseconds cap{30'000};

    /// The delay before the next try; counts that try.
    std::chrono::milliseconds next();
    /// The longest delay that next() can give now.
    std::chrono::milliseconds ceiling() const;
    void reset() { tries_ = 0; }
    int tries() const { return tries_; }

private:
    int tries_ = 0;
};

} // namespace letschat
