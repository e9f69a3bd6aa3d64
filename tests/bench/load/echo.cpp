#include "echoserver.h"
#include "scenarios.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace letschat::load {

namespace {

/// The child serves until it is ended; its port comes back.
pid_t serve(std::uint16_t &port)
{
    int ends[2];
    if (pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        Loop loop;
        const EchoServer server(loop);
        port = server.port();
        (void)!write(ends[1], &port, sizeof port);
        loop.run(600 * second);
        _exit(0);
    }
    (void)!read(ends[0], &port, sizeof port);
    close(ends[0]);
    close(ends[1]);
    return child;
}

} // namespace

void runEcho(Loop &loop, const Wish &wish, Report &report)
{
    constexpr int pairs = 50;
    Plan plan;
    plan.server.sin_family = AF_INET;
    plan.server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const pid_t child = serve(plan.server.sin_port);
    for (int pair = 0; pair < pairs; ++pair) {
        plan.pairs.push_back({std::to_string(pair), 0, 0, {2 * pair, 2 * pair + 1}});
        for (const int person : plan.pairs.back().members)
            plan.people.push_back({std::to_string(person), std::to_string(person)});
    }
    runDurable(loop, plan, wish, report);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
}

} // namespace letschat::load
