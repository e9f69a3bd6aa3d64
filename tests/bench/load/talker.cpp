#include "talker.h"

namespace letschat::load {

Talker::Talker(Loop &loop, const Plan &plan, Ledger &ledger, int person)
    : plan_(plan)
    , ledger_(ledger)
    , http_(loop, plan.server)
    , person_(person)
{
    http_.onReply = [this](const Reply &reply) {
        const int number = queue_.front();
        queue_.pop_front();
        ledger_.answered(number, reply.status, reply.body);
        if (!queue_.empty())
            postNext();
        if (onAnswered)
            onAnswered(number);
    };
    http_.onClosed = [this](const std::string &why) {
        ledger_.fail("a connection for posting ended: " + why);
    };
}

void Talker::post(int number)
{
    queue_.push_back(number);
    if (queue_.size() == 1)
        postNext();
}

void Talker::postNext()
{
    const int number = queue_.front();
    const auto &id = ledger_.conversationId(ledger_.entry(number).conversation);
    http_.request(requestBytes("POST", "/api/v1/conversations/" + id + "/messages",
                               plan_.people[std::size_t(person_)].token,
                               ledger_.requestOf(number)));
}

} // namespace letschat::load
