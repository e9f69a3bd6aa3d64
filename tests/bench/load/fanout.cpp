#include "conversing.h"
#include "scenarios.h"

#include <algorithm>
#include <stdexcept>

namespace letschat::load {

void runFanout(Loop &loop, const Plan &plan, const Wish &wish, Report &report)
{
    constexpr std::size_t writers = 16;
    if (plan.groups.empty())
        throw std::runtime_error("plan: a group is needed");
    const auto &group = plan.groups.front();
    Conversing conversing(loop, plan);
    const int conversation = conversing.join(group, writers);
    conversing.awaitWriters();
    const auto burst = [&] {
        for (int i = 0; i < wish.count; ++i)
            conversing.say(conversation, group.members[std::size_t(i) % writers], now());
        conversing.drain();
    };
    Nanoseconds last = 0;
    conversing.onDelivered = [&](int, int) { last = now(); };
    burst(); // warms up
    const ProcessorShare processor;
    std::vector<double> rates;
    Nanoseconds busy = 0;
    for (int round = 0; round < wish.rounds; ++round) {
        const auto start = now();
        burst();
        busy += last - start;
        rates.push_back(double(wish.count) * double(group.members.size()) * double(second) /
                        double(last - start));
    }
    std::ranges::sort(rates);
    report.add("members", double(group.members.size()));
    report.add("burst", wish.count);
    report.add("deliveries_per_second", rates[rates.size() / 2]);
    report.add("slowest_round", rates.front());
    report.add("fastest_round", rates.back());
    report.add("generator_cpu", double(processor.used()) / double(busy));
    report.addVerdict(conversing.fault());
}

} // namespace letschat::load
