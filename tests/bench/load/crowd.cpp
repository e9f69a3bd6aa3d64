#include "crowd.h"

#include <random>

namespace letschat::load {

namespace {

constexpr Nanoseconds heartbeat = 25 * second;

/// Hearts that were started together must not beat together.
Nanoseconds anywhereInABeat()
{
    static std::mt19937_64 random(1);
    return std::uniform_int_distribution<Nanoseconds>(0, heartbeat)(random);
}

} // namespace

Crowd::Crowd(Loop &loop, const Plan &plan)
    : loop_(loop)
    , plan_(plan)
    , sockets_(plan.people.size())
    , beats_(plan.people.size())
{}

void Crowd::open(int person)
{
    auto &socket = sockets_[std::size_t(person)];
    WebSocket::Listener &listener = *this;
    if (!socket)
        socket = std::make_unique<WebSocket>(loop_, listener, person);
    socket->open(plan_.server, plan_.people[std::size_t(person)].token);
}

void Crowd::admit(const std::vector<int> &people, int atOnce)
{
    const int before = signedIn_ + lost_;
    std::size_t next = 0;
    const auto settled = [&] { return std::size_t(signedIn_ + lost_ - before); };
    const auto isDone = [&] {
        while (next < people.size() && next - settled() < std::size_t(atOnce))
            open(people[next++]);
        return settled() == people.size();
    };
    if (!loop_.run(isDone, 120 * second)) {
        lost_ += int(people.size() - settled());
        firstLoss_ = "not signed in after two minutes";
    }
}

void Crowd::signedIn(int person)
{
    ++signedIn_;
    if (!beats_[std::size_t(person)]) {
        beats_[std::size_t(person)] = true;
        loop_.after(anywhereInABeat(), [this, person] { beat(person); });
    }
    if (onSignedIn)
        onSignedIn(person);
}

void Crowd::beat(int person)
{
    auto &socket = *sockets_[std::size_t(person)];
    if (socket.isSignedIn() && !socket.ping())
        ++missedPongs_;
    loop_.after(heartbeat, [this, person] { beat(person); });
}

void Crowd::text(int person, std::string_view frame)
{
    if (onEvent)
        onEvent(person, frame);
}

void Crowd::ended(int person, const std::string &why)
{
    if (onEnded)
        return onEnded(person, why);
    ++lost_;
    if (firstLoss_.empty())
        firstLoss_ = why;
}

} // namespace letschat::load
