#include "conversing.h"
#include "scenarios.h"

namespace letschat::load {

namespace {

/// Everybody's one message on its way, and what is still to come of it.
class ClosedTalk
{
public:
    ClosedTalk(const Plan &plan, Conversing &conversing)
        : conversing_(conversing)
        , awaited_(plan.people.size())
    {
        conversing_.onDelivered = [this](int number, int person) { delivered(number, person); };
        conversing_.onAnswered = [this](int number) { came(conversing_.ledger().entry(number)); };
    }

    void start(int conversation, int person)
    {
        awaited_[std::size_t(person)] = 2;
        conversing_.say(conversation, person, now(), phase_);
    }
    /// Only what is sent and done within the measured time counts.
    void measure(bool isMeasured) { phase_ = isMeasured ? 1 : 0; }
    void stop() { isStopped_ = true; }
    const Latencies &latencies() const { return latencies_; }
    int done() const { return done_; }

private:
    void delivered(int number, int person)
    {
        const auto &entry = conversing_.ledger().entry(number);
        if (person == entry.sender)
            return;
        if (entry.phase == 1)
            latencies_.add(now() - entry.intended);
        came(entry);
    }
    void came(const Ledger::Entry &entry)
    {
        if (--awaited_[std::size_t(entry.sender)] > 0)
            return;
        if (phase_ == 1)
            ++done_;
        if (!isStopped_)
            start(entry.conversation, entry.sender);
    }

    Conversing &conversing_;
    std::vector<int> awaited_; ///< by person
    Latencies latencies_;
    int phase_ = 0;
    int done_ = 0;
    bool isStopped_ = false;
};

} // namespace

void runDurable(Loop &loop, const Plan &plan, const Wish &wish, Report &report)
{
    Conversing conversing(loop, plan);
    ClosedTalk talk(plan, conversing);
    std::vector<int> joined;
    joined.reserve(plan.pairs.size());
    for (const auto &pair : plan.pairs)
        joined.push_back(conversing.join(pair, 2));
    conversing.awaitWriters();
    for (std::size_t i = 0; i < joined.size(); ++i) {
        for (const int person : plan.pairs[i].members)
            talk.start(joined[i], person);
    }
    loop.run(Nanoseconds(wish.warmUp * double(second)));
    const ProcessorShare processor;
    const auto start = now();
    talk.measure(true);
    loop.run(Nanoseconds(wish.seconds * double(second)));
    talk.measure(false);
    report.add("messages_per_second", double(talk.done()) * double(second) / double(now() - start));
    report.add("generator_cpu", processor.soFar());
    talk.stop();
    conversing.drain();
    report.add("delivery", talk.latencies());
    report.addVerdict(conversing.fault());
}

} // namespace letschat::load
