#include "conversing.h"

#include <algorithm>

namespace letschat::load {

Conversing::Conversing(Loop &loop, const Plan &plan)
    : loop_(loop)
    , plan_(plan)
    , crowd_(loop, plan)
    , ledger_(plan)
{
    crowd_.onEvent = [this](int person, std::string_view frame) {
        const int number = ledger_.delivered(person, frame);
        if (number >= 0 && onDelivered)
            onDelivered(number, person);
    };
}

int Conversing::join(const Plan::Conversation &conversation, std::size_t writers)
{
    crowd_.admit(conversation.members);
    for (std::size_t i = 0; i < std::min(writers, conversation.members.size()); ++i)
        addWriter(conversation.members[i]);
    return ledger_.join(conversation);
}

void Conversing::addWriter(int person)
{
    const auto [place, isNew] = talkers_.try_emplace(person, loop_, plan_, ledger_, person);
    if (!isNew)
        return;
    place->second.onAnswered = [this](int number) {
        if (onAnswered)
            onAnswered(number);
    };
    place->second.open();
}

void Conversing::awaitWriters()
{
    const auto areOpen = [this] {
        return std::ranges::all_of(talkers_, [](const auto &each) { return each.second.isOpen(); });
    };
    if (!loop_.run(areOpen, 10 * second))
        ledger_.fail("not every connection for posting was let in");
}

int Conversing::say(int conversation, int sender, Nanoseconds intended, int phase)
{
    const int number = ledger_.write(conversation, sender, intended, phase);
    talkers_.at(sender).post(number);
    return number;
}

void Conversing::drain()
{
    if (!loop_.run([this] { return ledger_.isComplete(); }, 20 * second))
        ledger_.fail("lost: " + std::to_string(ledger_.undelivered()) +
                     " deliveries or answers did not come within 20 s");
    loop_.run(100 * millisecond); // what comes twice would come now
}

std::string Conversing::fault() const
{
    if (crowd_.lost() > 0)
        return std::to_string(crowd_.lost()) +
               " sockets were lost or refused: " + crowd_.firstLoss();
    if (crowd_.missedPongs() > 0)
        return std::to_string(crowd_.missedPongs()) + " pongs did not come within 25 s";
    return ledger_.fault();
}

OpenTalk::OpenTalk(Loop &loop, Conversing &conversing, double rate, std::uint64_t seed)
    : loop_(loop)
    , conversing_(conversing)
    , random_(seed)
    , pause_(rate)
{
    conversing_.onDelivered = [this](int number, int person) {
        const auto &entry = conversing_.ledger().entry(number);
        if (person != entry.sender)
            latencies_[std::size_t(entry.phase)].add(now() - entry.intended);
    };
}

void OpenTalk::add(int conversation, const std::vector<int> &members)
{
    for (const int person : members)
        writers_.push_back({conversation, person});
}

void OpenTalk::start()
{
    // Neighbours in time are not neighbours in a conversation.
    std::ranges::shuffle(writers_, random_);
    next_ = now();
    sendDue();
}

void OpenTalk::sendDue()
{
    while (!isStopped_ && next_ <= now()) {
        const auto writer = writers_[nextWriter_++ % writers_.size()];
        conversing_.say(writer.conversation, writer.person, next_, phase_);
        next_ += Nanoseconds(pause_(random_) * double(second));
    }
    if (!isStopped_)
        loop_.at(next_, [this] { sendDue(); });
}

} // namespace letschat::load
