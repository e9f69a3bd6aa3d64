#pragma once

#include "plan.h"

#include <sys/types.h>

namespace letschat::load {

/// An echo server in a process of its own, with the people that a scenario needs: 100 in pairs, or
/// a group of 1,000.
class EchoProcess
{
public:
    explicit EchoProcess(bool isGroup);
    ~EchoProcess();
    EchoProcess(const EchoProcess &) = delete;
    EchoProcess &operator=(const EchoProcess &) = delete;

    const Plan &plan() const { return plan_; }

private:
    pid_t child_ = -1;
    Plan plan_;
};

} // namespace letschat::load
