#pragma once

#include "engine/interleavings/schedule.h"

#include <functional>

namespace letschat::test {

/// Leaves out of a schedule that fails what it fails without.
Schedule shrink(Schedule schedule, const std::function<bool(const Schedule &)> &fails);

} // namespace letschat::test
