#include "httpclient.h"
#include "latencies.h"
#include "scenarios.h"

#include <memory>

namespace letschat::load {

void runRest(Loop &loop, const Plan &plan, const Wish &wish, Report &report)
{
    std::vector<std::unique_ptr<HttpClient>> clients;
    std::vector<std::string> requests;
    std::vector<Nanoseconds> asked(std::size_t(wish.count));
    Latencies latencies;
    std::string fault;
    std::int64_t answers = 0;
    bool isStopped = false;
    for (std::size_t i = 0; i < std::size_t(wish.count); ++i) {
        auto &client = *clients.emplace_back(std::make_unique<HttpClient>(loop, plan.server));
        requests.push_back(
            requestBytes("GET", wish.path, plan.people[i % plan.people.size()].token));
        const auto ask = [&, i] {
            asked[i] = now();
            client.request(requests[i]);
        };
        client.onOpened = ask;
        client.onReply = [&, i, ask](const Reply &reply) {
            latencies.add(now() - asked[i]);
            ++answers;
            if (reply.status != 200)
                fault = "answered " + std::to_string(reply.status);
            if (!isStopped)
                ask();
        };
        client.onClosed = [&](const std::string &why) { fault = why; };
        client.open();
    }
    loop.run(Nanoseconds(wish.warmUp * double(second)));
    latencies = {};
    const auto before = answers;
    const auto start = now();
    const ProcessorShare processor;
    loop.run(Nanoseconds(wish.seconds * double(second)));
    report.add("requests_per_second",
               double(answers - before) * double(second) / double(now() - start));
    report.add("generator_cpu", processor.soFar());
    report.add("request", latencies);
    isStopped = true;
    loop.run(200 * millisecond);
    report.addVerdict(fault);
}

} // namespace letschat::load
