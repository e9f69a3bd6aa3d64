#pragma once

#include "crowd.h"
#include "latencies.h"
#include "report.h"
#include "talker.h"

#include <array>
#include <map>
#include <random>

namespace letschat::load {

/// People with a socket and a connection for posting each, and the ledger of what they say.
class Conversing
{
public:
    Conversing(Loop &loop, const Plan &plan);

    /// A message came to a socket; a message was answered.
    std::function<void(int number, int person)> onDelivered;
    std::function<void(int number)> onAnswered;

    /// Brings in the members, and a connection for each of the first `writers` of them; the
    /// conversation's number.
    int join(const Plan::Conversation &conversation, std::size_t writers);
    /// Opens a connection for posting.
    void addWriter(int person);
    /// Waits for all connections for posting.
    void awaitWriters();

    int say(int conversation, int sender, Nanoseconds intended, int phase = 0);
    /// Waits until everything is answered and delivered.
    void drain();
    /// The verdict of the run.
    std::string fault() const;

    Crowd &crowd() { return crowd_; }
    Ledger &ledger() { return ledger_; }

private:
    Loop &loop_;
    const Plan &plan_;
    Crowd crowd_;
    Ledger ledger_;
    std::map<int, Talker> talkers_;
};

/// Talk at a rate that nothing slows down: each message has the time at which it should have been
/// sent, and latency is counted from there to the other's socket.
class OpenTalk
{
public:
    static constexpr int phases = 4;

    /// A message every 1/rate s on average, spaced as if by many who know nothing of each other.
    OpenTalk(Loop &loop, Conversing &conversing, double rate, std::uint64_t seed = 1);

    void add(int conversation, const std::vector<int> &members);
    void start();
    void stop() { isStopped_ = true; }
    /// From now on, intended messages belong to this phase.
    void enter(int phase) { phase_ = phase; }
    const Latencies &latencies(int phase) const { return latencies_[std::size_t(phase)]; }

private:
    struct Writer
    {
        int conversation;
        int person;
    };
    void sendDue();

    Loop &loop_;
    Conversing &conversing_;
    std::vector<Writer> writers_;
    std::array<Latencies, phases> latencies_;
    std::mt19937_64 random_;
    std::exponential_distribution<double> pause_;
    Nanoseconds next_ = 0;
    std::size_t nextWriter_ = 0;
    int phase_ = 0;
    bool isStopped_ = false;
};

} // namespace letschat::load
