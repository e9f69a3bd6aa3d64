#pragma once

#include "clock.h"
#include "plan.h"

#include <functional>
#include <string_view>

namespace letschat::load {

/// Every message of a run, and whether each was stored once and came once to each socket that had
/// to get it, in order. The first fault voids the run.
class Ledger
{
public:
    struct Entry
    {
        int conversation = 0;
        int sender = 0;
        Nanoseconds intended = 0;
        int phase = 0;        ///< whatever the scenario means by it
        std::int64_t seq = 0; ///< 0 until it is known
        int deliveries = 0;
        bool isAnswered = false;
        std::string frame; ///< as the first socket got it, until the last one has
    };
    /// How far somebody has read a conversation.
    struct Position
    {
        std::int64_t seq = 0;
        std::int64_t changeSeq = 0;
    };

    explicit Ledger(const Plan &plan);

    /// Its members hear every message of it, on one socket each; or nobody does.
    int join(const Plan::Conversation &conversation);
    int joinUnheard(const Plan::Conversation &conversation);

    /// Notes a message that is about to be sent; its number.
    int write(int conversation, int sender, Nanoseconds intended, int phase);
    /// What to POST for it.
    std::string requestOf(int number) const;
    const Entry &entry(int number) const { return entries_[std::size_t(number)]; }
    const std::string &conversationId(int conversation) const;

    void answered(int number, int status, std::string_view body);
    /// An event that came on the person's socket; the message's number, or -1 where it is none.
    int delivered(int person, std::string_view frame);
    /// Checks one message object, which must be the next after `position`, and moves that on; its
    /// number, or -1.
    int takeMessage(int conversation, Position &position, std::string_view message);

    bool isComplete() const { return unanswered_ == 0 && undelivered_ == 0; }
    std::int64_t undelivered() const { return undelivered_; }

    void fail(const std::string &fault);
    /// Empty where all is well; else the first fault, and how many there were.
    std::string fault() const;

private:
    struct Conversation
    {
        std::string id;
        Position start;
        int listeners = 0;
        std::vector<int> order; ///< messages by change_seq, from the first one after the start
    };
    struct Seat
    {
        int conversation = -1;
        Position position;
    };

    std::string nonceOf(int number) const;
    int numberOf(std::string_view nonce) const;
    int read(Seat &seat, std::string_view frame);

    const Plan &plan_;
    std::string noncePrefix_;
    std::vector<Conversation> conversations_;
    std::vector<Seat> seats_;
    std::vector<Entry> entries_;
    std::int64_t unanswered_ = 0;
    std::int64_t undelivered_ = 0;
    std::string firstFault_;
    int faults_ = 0;
};

} // namespace letschat::load
