#include "echoprocess.h"
#include "scenarios.h"

#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sys/resource.h>

namespace {

using namespace letschat::load;

constexpr auto usage = R"(bench_load SCENARIO [--NAME VALUE]… < PLAN, or with --plan FILE

  durable   the pairs talk in a closed loop              --seconds --warm-up
  open      the pairs talk at a rate                     --rate --count IDLE --seconds --warm-up
  hold      idle sockets with heartbeats                 --count --seconds
  fanout    bursts into the first group                  --count BURST --rounds
  storm     everybody who is `away` is cut at once       --rate --seconds --warm-up
  rest      GET on connections that are kept             --count CONNECTIONS --path --seconds

With "echo-" before its name (durable, open, fanout, rest), and without a plan, a scenario runs against
a trivial echo: what this generator can do at most.
It prints one JSON object; "valid" says whether every message was stored and delivered once, in order.
)";

constexpr std::string_view echoMark = "echo-";

bool takeOption(Wish &wish, const std::string &name, const std::string &value)
{
    if (name == "--seconds")
        wish.seconds = std::stod(value);
    else if (name == "--warm-up")
        wish.warmUp = std::stod(value);
    else if (name == "--rate")
        wish.rate = std::stod(value);
    else if (name == "--count")
        wish.count = std::stoi(value);
    else if (name == "--rounds")
        wish.rounds = std::stoi(value);
    else if (name == "--path")
        wish.path = value;
    else
        return false;
    return true;
}

int run(const std::string &name, const Wish &wish, const std::string &planFile)
{
    static const std::map<std::string, decltype(&runOpen)> scenarios{
        {"durable", runDurable}, {"open", runOpen}, {"hold", runHold},
        {"fanout", runFanout},   {"rest", runRest}, {"storm", runStorm},
    };
    const bool isEcho = name.starts_with(echoMark);
    const auto scenario = scenarios.find(isEcho ? name.substr(echoMark.size()) : name);
    if (scenario == scenarios.end()) {
        std::cerr << usage;
        return 2;
    }
    std::optional<EchoProcess> echo;
    Plan plan;
    if (isEcho) {
        plan = echo.emplace(scenario->second == runFanout).plan();
    } else {
        std::ifstream file(planFile);
        plan = readPlan(planFile.empty() ? std::cin : file);
    }
    Loop loop;
    Report report;
    scenario->second(loop, plan, wish, report);
    report.print();
    return report.status();
}

} // namespace

int main(int argc, char **argv)
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    Wish wish;
    std::string planFile;
    for (int i = 2; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--plan") == 0)
            planFile = argv[i + 1];
        else if (!takeOption(wish, argv[i], argv[i + 1]))
            argc = 0;
    }
    try {
        if (argc >= 2)
            return run(argv[1], wish, planFile);
        std::cerr << usage;
    } catch (const std::exception &fault) {
        std::cerr << "bench_load: " << fault.what() << '\n';
    }
    return 2;
}
