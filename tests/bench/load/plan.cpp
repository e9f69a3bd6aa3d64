#include "plan.h"

#include <arpa/inet.h>
#include <numeric>
#include <sstream>
#include <stdexcept>

namespace letschat::load {

namespace {

std::vector<int> stretch(int first, int count)
{
    std::vector<int> numbers(std::size_t(std::max(count, 0)));
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

bool readServer(std::istream &words, Plan &plan)
{
    std::string host;
    std::uint16_t port = 0;
    words >> host >> port;
    plan.server.sin_family = AF_INET;
    plan.server.sin_port = htons(port);
    return inet_pton(AF_INET, host.c_str(), &plan.server.sin_addr) == 1;
}

void readConversation(std::istream &words, const std::string &kind, Plan &plan)
{
    Plan::Conversation conversation;
    int one = 0;
    int other = 0;
    words >> conversation.id >> conversation.seq >> conversation.changeSeq >> one >> other;
    if (kind == "group") {
        conversation.members = stretch(one, other);
        plan.groups.push_back(conversation);
        return;
    }
    conversation.members = {one, other};
    (kind == "pair" ? plan.pairs : plan.away).push_back(conversation);
}

} // namespace

Plan readPlan(std::istream &lines)
{
    Plan plan;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string kind;
        words >> kind;
        bool isKnown = true;
        if (kind == "server") {
            isKnown = readServer(words, plan);
        } else if (kind == "person") {
            auto &person = plan.people.emplace_back();
            words >> person.id >> person.token;
        } else if (kind == "pair" || kind == "group" || kind == "away") {
            readConversation(words, kind, plan);
        } else if (kind == "idle") {
            int first = 0;
            int count = 0;
            words >> first >> count;
            plan.idle = stretch(first, count);
        } else {
            isKnown = kind.empty();
        }
        if (!isKnown || (!kind.empty() && words.fail()))
            throw std::runtime_error("plan: not understood: " + line.substr(0, 100));
    }
    return plan;
}

} // namespace letschat::load
