#include "conversing.h"
#include "json.h"
#include "scenarios.h"
#include "syncing.h"

namespace letschat::load {

namespace {

constexpr int missedMessages = 5;
constexpr int openedInATurn = 32;

/// Those who are cut and come again, and what each of them holds.
class Storm
{
public:
    Storm(Loop &loop, const Plan &plan, Conversing &conversing);

    /// All sign in and sync for the first time.
    void begin();
    void cutAll();
    /// Five messages into each conversation, while its client is away.
    void writeMissed();
    /// All come again, and sync; returns once the last one has what it missed. In seconds.
    double comeAgain();
    int refusals() const { return refusals_; }
    const std::string &firstRefusal() const { return firstRefusal_; }

private:
    struct Client
    {
        int conversation = -1;
        Ledger::Position held;
        std::int64_t stateSeq = 0;
        std::string usersSince;
    };

    std::vector<int> people() const;
    std::string requestOf(const Client &client) const;
    void adopt(Client &client, std::string_view reply);
    void takeMissed(Client &client, std::string_view reply);
    void refused(const std::string &why);

    Loop &loop_;
    const Plan &plan_;
    Conversing &conversing_;
    Syncing syncing_;
    std::map<int, Client> clients_; ///< by person
    std::size_t synced_ = 0;
    int refusals_ = 0;
    std::string firstRefusal_;
};

Storm::Storm(Loop &loop, const Plan &plan, Conversing &conversing)
    : loop_(loop)
    , plan_(plan)
    , conversing_(conversing)
    , syncing_(loop, plan)
{
    for (const auto &each : plan.away) {
        auto &client = clients_[each.members[0]];
        client.conversation = conversing_.ledger().joinUnheard(each);
        client.held = {each.seq, each.changeSeq};
    }
}

std::vector<int> Storm::people() const
{
    std::vector<int> people;
    people.reserve(clients_.size());
    for (const auto &[person, client] : clients_)
        people.push_back(person);
    return people;
}

std::string Storm::requestOf(const Client &client) const
{
    return R"({"conversations":{")" + conversing_.ledger().conversationId(client.conversation) +
           R"(":{"change_seq":)" + std::to_string(client.held.changeSeq) + R"(,"state_seq":)" +
           std::to_string(client.stateSeq) + R"(}},"users_since":")" + client.usersSince + R"("})";
}

void Storm::adopt(Client &client, std::string_view reply)
{
    const auto conversations = elements(member(reply, "conversations").value_or(""));
    client.usersSince = member(reply, "users_since").value_or("");
    const auto &id = conversing_.ledger().conversationId(client.conversation);
    std::optional<std::int64_t> stateSeq;
    for (const auto conversation : conversations) {
        if (member(conversation, "id") == id)
            stateSeq = numberMember(member(conversation, "mine").value_or(""), "state_seq");
    }
    client.stateSeq = stateSeq.value_or(0);
    if (!stateSeq || client.usersSince.empty())
        conversing_.ledger().fail("the first sync lacks the conversation or users_since");
    ++synced_;
}

void Storm::takeMissed(Client &client, std::string_view reply)
{
    auto &ledger = conversing_.ledger();
    const auto messages = elements(member(reply, "messages").value_or(""));
    if (messages.size() != missedMessages || member(reply, "more") != "false")
        ledger.fail("a sync brought " + std::to_string(messages.size()) + " messages instead of " +
                    std::to_string(missedMessages));
    for (const auto message : messages)
        ledger.takeMessage(client.conversation, client.held, message);
    ++synced_;
}

void Storm::refused(const std::string &why)
{
    if (refusals_++ == 0)
        firstRefusal_ = why;
}

void Storm::begin()
{
    conversing_.crowd().admit(people());
    syncing_.onReply = [this](int person, const Reply &reply) {
        if (reply.status != 200)
            conversing_.ledger().fail("the first sync: " + std::to_string(reply.status) + " " +
                                      std::string(reply.body.substr(0, 200)));
        adopt(clients_.at(person), reply.body);
    };
    for (const auto &[person, client] : clients_)
        syncing_.call(person, R"({"conversations":{}})");
    if (!loop_.run([this] { return synced_ == clients_.size(); }, 120 * second))
        conversing_.ledger().fail("the first sync was not answered to all within two minutes");
}

void Storm::cutAll()
{
    for (const auto &[person, client] : clients_)
        conversing_.crowd().cut(person);
}

void Storm::writeMissed()
{
    for (const auto &each : plan_.away)
        conversing_.addWriter(each.members[1]);
    conversing_.awaitWriters();
    std::vector<int> missed;
    for (int i = 0; i < missedMessages; ++i) {
        for (const auto &each : plan_.away)
            missed.push_back(conversing_.say(clients_.at(each.members[0]).conversation,
                                             each.members[1], now(), OpenTalk::phases - 1));
    }
    const auto areAnswered = [&] {
        while (!missed.empty() && conversing_.ledger().entry(missed.back()).isAnswered)
            missed.pop_back();
        return missed.empty();
    };
    if (!loop_.run(areAnswered, 300 * second))
        conversing_.ledger().fail("not all was written within five minutes");
}

double Storm::comeAgain()
{
    constexpr auto pause = 200 * millisecond;
    auto &crowd = conversing_.crowd();
    synced_ = 0;
    crowd.onSignedIn = [this](int person) {
        if (const auto client = clients_.find(person); client != clients_.end())
            syncing_.call(person, requestOf(client->second));
    };
    crowd.onEnded = [this, &crowd](int person, const std::string &why) {
        refused("socket: " + why);
        loop_.after(pause, [&crowd, person] { crowd.open(person); });
    };
    syncing_.onReply = [this](int person, const Reply &reply) {
        auto &client = clients_.at(person);
        if (reply.status == 200)
            return takeMissed(client, reply.body);
        refused("sync: " + std::to_string(reply.status) + " " +
                std::string(reply.body.substr(0, 200)));
        loop_.after(pause, [this, person, &client] { syncing_.call(person, requestOf(client)); });
    };
    const auto start = now();
    auto next = clients_.begin();
    // At once, but for what is to be sent and read meanwhile: the others' delays are the server's.
    const auto isDone = [&] {
        for (int i = 0; i < openedInATurn && next != clients_.end(); ++i)
            crowd.open((next++)->first);
        return synced_ == clients_.size();
    };
    if (!loop_.run(isDone, 120 * second))
        conversing_.ledger().fail("only " + std::to_string(synced_) +
                                  " had synced after two minutes");
    return double(now() - start) / double(second);
}

} // namespace

void runStorm(Loop &loop, const Plan &plan, const Wish &wish, Report &report)
{
    constexpr int unmeasured = 0;
    constexpr int calm = 1;
    constexpr int stormy = 2;
    Conversing conversing(loop, plan);
    Storm storm(loop, plan, conversing);
    OpenTalk talk(loop, conversing, wish.rate);
    storm.begin();
    for (const auto &pair : plan.pairs)
        talk.add(conversing.join(pair, 2), pair.members);
    conversing.awaitWriters();
    talk.start();
    loop.run(Nanoseconds(wish.warmUp * double(second)));
    talk.enter(calm);
    loop.run(Nanoseconds(wish.seconds * double(second)));
    talk.enter(unmeasured);
    storm.cutAll();
    storm.writeMissed();
    loop.run(6 * second); // those who left are offline after five
    talk.enter(stormy);
    const ProcessorShare processor;
    report.add("seconds", storm.comeAgain());
    report.add("generator_cpu", processor.soFar());
    talk.enter(unmeasured);
    talk.stop();
    conversing.drain();
    report.add("clients", double(plan.away.size()));
    report.add("refusals", storm.refusals());
    report.add("calm", talk.latencies(calm));
    report.add("stormy", talk.latencies(stormy));
    if (storm.refusals() > 0)
        report.add("first_refusal", storm.firstRefusal());
    report.addVerdict(conversing.fault());
}

} // namespace letschat::load
