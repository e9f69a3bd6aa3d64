#include "engine/interleavings/shrink.h"

#include <algorithm>

namespace letschat::test {

namespace {

using Fails = std::function<bool(const Schedule &)>;

bool leaveOutSteps(Schedule &schedule, const Fails &fails)
{
    bool isShorter = false;
    for (auto count = std::max<qsizetype>(1, schedule.steps.size() / 2); count > 0; count /= 2) {
        for (qsizetype at = schedule.steps.size() - count; at >= 0; --at) {
            auto shorter = schedule;
            shorter.steps.remove(at, std::min(count, shorter.steps.size() - at));
            if (!fails(shorter))
                continue;
            schedule = shorter;
            isShorter = true;
            at = std::min(at, schedule.steps.size() - count + 1);
        }
    }
    return isShorter;
}

bool replace(Schedule &schedule, int Schedule::*member, int value, const Fails &fails)
{
    if (schedule.*member == value)
        return false;
    auto simpler = schedule;
    simpler.*member = value;
    if (!fails(simpler))
        return false;
    schedule = simpler;
    return true;
}

} // namespace

Schedule shrink(Schedule schedule, const Fails &fails)
{
    bool isSimpler = true;
    while (isSimpler) {
        isSimpler = leaveOutSteps(schedule, fails);
        for (const auto member : {&Schedule::firstHistory, &Schedule::secondHistory}) {
            for (int length = 0; length < schedule.*member; ++length)
                isSimpler |= replace(schedule, member, length, fails);
        }
        isSimpler |= replace(schedule, &Schedule::changesBehind, 1000, fails);
        isSimpler |= replace(schedule, &Schedule::syncMessages, 500, fails);
        isSimpler |= replace(schedule, &Schedule::pageSize, 50, fails);
    }
    return schedule;
}

} // namespace letschat::test
