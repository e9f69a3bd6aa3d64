#include "crowd.h"
#include "report.h"
#include "scenarios.h"

#include <algorithm>
#include <cstdio>

namespace letschat::load {

void runHold(Loop &loop, const Plan &plan, const Wish &wish, Report &report)
{
    Crowd crowd(loop, plan);
    std::vector<int> idle = plan.idle;
    idle.resize(std::min(idle.size(), std::size_t(wish.count)));
    const auto start = now();
    crowd.admit(idle);
    report.add("seconds_to_sign_in", double(now() - start) / double(second));
    std::printf("holding\n");
    std::fflush(stdout);
    const ProcessorShare processor;
    loop.run(Nanoseconds(wish.seconds * double(second)));
    report.add("generator_cpu", processor.soFar());
    report.add("sockets", crowd.signedIn() - crowd.lost());
    std::string fault;
    if (crowd.lost() > 0)
        fault =
            std::to_string(crowd.lost()) + " sockets were lost or refused: " + crowd.firstLoss();
    else if (crowd.missedPongs() > 0)
        fault = std::to_string(crowd.missedPongs()) + " pongs did not come within 25 s";
    report.addVerdict(fault);
}

} // namespace letschat::load
