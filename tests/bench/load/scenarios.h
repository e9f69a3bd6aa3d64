#pragma once

#include "loop.h"
#include "plan.h"
#include "report.h"

namespace letschat::load {

/// What a run was asked for; each scenario takes what it knows.
struct Wish
{
    double seconds = 10;
    double warmUp = 2;
    double rate = 1000;
    int count = 0; ///< idle sockets, connections, or messages of a burst
    int rounds = 5;
    std::string path = "/api/v1/users/me";
};

// Each runs against the server of the plan and tells what it measured, with a verdict.

/// Everybody of the pairs sends the next message when the last one was answered and has come to the
/// other's socket.
void runDurable(Loop &loop, const Plan &plan, const Wish &wish, Report &report);
/// The pairs talk at a rate, beside idle sockets.
void runOpen(Loop &loop, const Plan &plan, const Wish &wish, Report &report);
/// Idle sockets with heartbeats; prints the line "holding" once all are in.
void runHold(Loop &loop, const Plan &plan, const Wish &wish, Report &report);
/// Bursts into a group in which everybody is online.
void runFanout(Loop &loop, const Plan &plan, const Wish &wish, Report &report);
/// All sockets are cut at once, and come again at once, while others talk.
void runStorm(Loop &loop, const Plan &plan, const Wish &wish, Report &report);
/// GET on connections that are kept.
void runRest(Loop &loop, const Plan &plan, const Wish &wish, Report &report);

} // namespace letschat::load
