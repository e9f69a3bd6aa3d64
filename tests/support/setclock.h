#pragma once

#include "core/clock.h"

namespace letschat::test {

/// A clock that stands where a test sets it.
class SetClock final : public Clock
{
public:
    Timestamp now() const override { return time; }
    Timestamp time = SystemClock().now();
};

} // namespace letschat::test
