#include "echoprocess.h"

#include "echoserver.h"

#include <csignal>
#include <numeric>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace letschat::load {

namespace {

/// Serves in a child until that is ended; its port comes back.
pid_t serve(int circle, Nanoseconds pause, std::uint16_t &port)
{
    int ends[2];
    if (pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        Loop loop;
        const EchoServer server(loop, circle, pause);
        port = server.port();
        if (write(ends[1], &port, sizeof port) == sizeof port)
            loop.run(600 * second);
        _exit(0);
    }
    close(ends[1]);
    const auto got = read(ends[0], &port, sizeof port);
    close(ends[0]);
    if (got != sizeof port)
        throw std::runtime_error("no echo");
    return child;
}

} // namespace

EchoProcess::EchoProcess(bool isGroup)
{
    const int people = isGroup ? 1000 : 100;
    const int circle = isGroup ? people : 2;
    // A burst is gathered whole: it is the reading that is measured.
    const Nanoseconds pause = isGroup ? 10 * millisecond : 0;
    plan_.server.sin_family = AF_INET;
    plan_.server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    child_ = serve(circle, pause, plan_.server.sin_port);
    for (int person = 0; person < people; ++person)
        plan_.people.push_back({std::to_string(person), std::to_string(person)});
    for (int number = 0; number < people / circle; ++number) {
        Plan::Conversation conversation{std::to_string(number), 0, 0, {}};
        conversation.members.resize(std::size_t(circle));
        std::iota(conversation.members.begin(), conversation.members.end(), number * circle);
        (isGroup ? plan_.groups : plan_.pairs).push_back(conversation);
    }
}

EchoProcess::~EchoProcess()
{
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
}

} // namespace letschat::load
