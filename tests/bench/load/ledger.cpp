#include "ledger.h"

#include "json.h"

#include <charconv>
#include <cstdio>
#include <random>

namespace letschat::load {

namespace {

constexpr std::size_t noncePrefixSize = 24; // all but the last group

std::string randomNoncePrefix()
{
    std::random_device random;
    char text[noncePrefixSize + 1];
    std::snprintf(text, sizeof text, "%08x-%04x-4%03x-8%03x-", unsigned(random()),
                  unsigned(random() & 0xffff), unsigned(random() & 0xfff),
                  unsigned(random() & 0xfff));
    return text;
}

std::string textOf(int number)
{
    return "Message " + std::to_string(number) + ", as long as people write on an ordinary day.";
}

} // namespace

Ledger::Ledger(const Plan &plan)
    : plan_(plan)
    , noncePrefix_(randomNoncePrefix())
    , seats_(plan.people.size())
{}

int Ledger::joinUnheard(const Plan::Conversation &conversation)
{
    conversations_.push_back({conversation.id, {conversation.seq, conversation.changeSeq}, 0, {}});
    return int(conversations_.size()) - 1;
}

int Ledger::join(const Plan::Conversation &conversation)
{
    const int number = joinUnheard(conversation);
    conversations_.back().listeners = int(conversation.members.size());
    for (const int person : conversation.members)
        seats_[std::size_t(person)] = {number, conversations_.back().start};
    return number;
}

const std::string &Ledger::conversationId(int conversation) const
{
    return conversations_[std::size_t(conversation)].id;
}

std::string Ledger::nonceOf(int number) const
{
    char text[13];
    std::snprintf(text, sizeof text, "%012x", unsigned(number));
    return noncePrefix_ + text;
}

int Ledger::numberOf(std::string_view nonce) const
{
    unsigned number = 0;
    if (nonce.size() != noncePrefixSize + 12 || !nonce.starts_with(noncePrefix_))
        return -1;
    const auto end = nonce.data() + nonce.size();
    const auto read = std::from_chars(nonce.data() + noncePrefixSize, end, number, 16);
    return read.ptr == end && number < entries_.size() ? int(number) : -1;
}

int Ledger::write(int conversation, int sender, Nanoseconds intended, int phase)
{
    Entry entry;
    entry.conversation = conversation;
    entry.sender = sender;
    entry.intended = intended;
    entry.phase = phase;
    entries_.push_back(std::move(entry));
    ++unanswered_;
    undelivered_ += conversations_[std::size_t(conversation)].listeners;
    return int(entries_.size()) - 1;
}

std::string Ledger::requestOf(int number) const
{
    return R"({"nonce":")" + nonceOf(number) + R"(","body":")" + textOf(number) + R"("})";
}

void Ledger::answered(int number, int status, std::string_view body)
{
    auto &entry = entries_[std::size_t(number)];
    entry.isAnswered = true;
    --unanswered_;
    if (status != 201)
        return fail("POST answered " + std::to_string(status) + " " +
                    std::string(body.substr(0, 200)));
    const auto seq = numberMember(body, "seq").value_or(-1);
    if (numberOf(member(body, "nonce").value_or("")) != number)
        fail("the answer to a POST is another message");
    if (entry.seq != 0 && entry.seq != seq)
        fail("the answer to a POST and its event differ in seq");
    if (conversations_[std::size_t(entry.conversation)].listeners == 0)
        entry.seq = seq;
}

int Ledger::takeMessage(int conversation, Position &position, std::string_view message)
{
    const auto seq = numberMember(message, "seq").value_or(-1);
    const auto changeSeq = numberMember(message, "change_seq").value_or(-1);
    const int number = numberOf(member(message, "nonce").value_or(""));
    if (seq != position.seq + 1 || changeSeq != position.changeSeq + 1)
        fail("seq " + std::to_string(seq) + ", change_seq " + std::to_string(changeSeq) +
             " came after " + std::to_string(position.seq) + ", " +
             std::to_string(position.changeSeq));
    position = {seq, changeSeq};
    if (number < 0) {
        fail("a message that nobody sent");
        return -1;
    }
    auto &entry = entries_[std::size_t(number)];
    if (entry.conversation != conversation ||
        member(message, "sender_id") != plan_.people[std::size_t(entry.sender)].id ||
        member(message, "body") != textOf(number))
        fail("a message is not as it was sent: " + std::string(message.substr(0, 400)));
    if (entry.seq != 0 && entry.seq != seq)
        fail("a nonce is stored twice, as seq " + std::to_string(entry.seq) + " and " +
             std::to_string(seq));
    entry.seq = seq;
    return number;
}

int Ledger::read(Seat &seat, std::string_view frame)
{
    auto &conversation = conversations_[std::size_t(seat.conversation)];
    if (member(frame, "conversation_id") != conversation.id) {
        fail("an event of a conversation that this socket's person is not in");
        return -1;
    }
    const auto message = member(frame, "message").value_or("");
    if (numberMember(frame, "change_seq") != numberMember(message, "change_seq"))
        fail("an event and its message differ in change_seq");
    const auto before = seat.position;
    const int number = takeMessage(seat.conversation, seat.position, message);
    if (number < 0)
        return -1;
    auto &entry = entries_[std::size_t(number)];
    if (entry.deliveries > 0)
        fail("two sockets got different frames for one message, or one got it twice");
    if (std::size_t(before.changeSeq - conversation.start.changeSeq) != conversation.order.size())
        fail("a message took the place of another");
    conversation.order.push_back(number);
    entry.frame = frame;
    return number;
}

int Ledger::delivered(int person, std::string_view frame)
{
    if (member(frame, "type") != "message.new")
        return -1;
    auto &seat = seats_[std::size_t(person)];
    if (seat.conversation < 0) {
        fail("a message came to somebody who is in no conversation");
        return -1;
    }
    auto &conversation = conversations_[std::size_t(seat.conversation)];
    const auto place = std::size_t(seat.position.changeSeq - conversation.start.changeSeq);
    int number = -1;
    // Every receiver gets the same bytes: who comes later need only compare.
    if (place < conversation.order.size() &&
        entries_[std::size_t(conversation.order[place])].frame == frame) {
        number = conversation.order[place];
        ++seat.position.changeSeq;
        ++seat.position.seq;
    } else {
        number = read(seat, frame);
    }
    if (number < 0)
        return -1;
    auto &entry = entries_[std::size_t(number)];
    --undelivered_;
    if (++entry.deliveries == conversation.listeners)
        entry.frame = std::string();
    return number;
}

void Ledger::fail(const std::string &fault)
{
    if (faults_++ == 0)
        firstFault_ = fault;
}

std::string Ledger::fault() const
{
    if (faults_ > 1)
        return firstFault_ + " (and " + std::to_string(faults_ - 1) + " more)";
    return firstFault_;
}

} // namespace letschat::load
