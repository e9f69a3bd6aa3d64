#include "syncing.h"

namespace letschat::load {

void Syncing::call(int person, const std::string &body)
{
    queue_.push_back({person, body});
    if (freeLanes_.empty() && lanes_.size() < atOnce) {
        lanes_.push_back(std::make_unique<Lane>(loop_, plan_.server));
        freeLanes_.push_back(lanes_.back().get());
    }
    if (freeLanes_.empty())
        return;
    auto &lane = *freeLanes_.back();
    freeLanes_.pop_back();
    start(lane);
}

void Syncing::start(Lane &lane)
{
    const auto call = std::move(queue_.front());
    queue_.pop_front();
    lane.person = call.person;
    const auto bytes = requestBytes("POST", "/api/v1/sync",
                                    plan_.people[std::size_t(call.person)].token, call.body, true);
    lane.http.onOpened = [&lane, bytes] { lane.http.request(bytes); };
    lane.http.onReply = [this, &lane](const Reply &reply) { finish(lane, reply); };
    lane.http.onClosed = [this, &lane](const std::string &why) { finish(lane, {0, why, true}); };
    lane.http.open();
}

void Syncing::finish(Lane &lane, const Reply &reply)
{
    onReply(lane.person, reply);
    // A connection is not opened anew from within its own event.
    loop_.at(0, [this, &lane] {
        lane.http.close();
        if (queue_.empty())
            freeLanes_.push_back(&lane);
        else
            start(lane);
    });
}

} // namespace letschat::load
