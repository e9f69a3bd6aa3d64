#pragma once

#include "httpclient.h"
#include "plan.h"

#include <deque>
#include <memory>

namespace letschat::load {

/// Calls of /sync, each on a connection of its own, only so many at a time: both sides have files
/// for 20,000 connections.
class Syncing
{
public:
    static constexpr std::size_t atOnce = 2000;

    Syncing(Loop &loop, const Plan &plan)
        : loop_(loop)
        , plan_(plan)
    {}

    /// The reply to a person's call; status 0 where the connection ended without one.
    std::function<void(int person, const Reply &)> onReply;

    void call(int person, const std::string &body);

private:
    struct Call
    {
        int person;
        std::string body;
    };
    struct Lane
    {
        Lane(Loop &loop, const sockaddr_in &server)
            : http(loop, server)
        {}
        HttpClient http;
        int person = -1;
    };

    void start(Lane &lane);
    void finish(Lane &lane, const Reply &reply);

    Loop &loop_;
    const Plan &plan_;
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::vector<Lane *> freeLanes_;
    std::deque<Call> queue_;
};

} // namespace letschat::load
