#include "conversing.h"
#include "scenarios.h"

namespace letschat::load {

void runOpen(Loop &loop, const Plan &plan, const Wish &wish, Report &report)
{
    constexpr int warmUp = 0;
    constexpr int measured = 1;
    Conversing conversing(loop, plan);
    OpenTalk talk(loop, conversing, wish.rate);
    std::vector<int> idle = plan.idle;
    idle.resize(std::min(idle.size(), std::size_t(wish.count)));
    conversing.crowd().admit(idle);
    for (const auto &pair : plan.pairs)
        talk.add(conversing.join(pair, 2), pair.members);
    conversing.awaitWriters();
    talk.start();
    loop.run(Nanoseconds(wish.warmUp * double(second)));
    const ProcessorShare processor;
    talk.enter(measured);
    loop.run(Nanoseconds(wish.seconds * double(second)));
    talk.enter(warmUp);
    report.add("generator_cpu", processor.soFar());
    talk.stop();
    conversing.drain();
    report.add("idle", double(idle.size()));
    report.add("rate", double(talk.latencies(measured).count()) / wish.seconds);
    report.add("delivery", talk.latencies(measured));
    report.addVerdict(conversing.fault());
}

} // namespace letschat::load
