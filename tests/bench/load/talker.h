#pragma once

#include "httpclient.h"
#include "ledger.h"

#include <deque>

namespace letschat::load {

/// Somebody who posts messages, on a connection of their own, one after the other.
class Talker
{
public:
    Talker(Loop &loop, const Plan &plan, Ledger &ledger, int person);

    /// The answer came and was noted.
    std::function<void(int number)> onAnswered;

    void open() { http_.open(); }
    bool isOpen() const { return http_.isOpen(); }
    /// Posts the message of that number; at once, unless another one waits for its answer.
    void post(int number);

private:
    void postNext();

    const Plan &plan_;
    Ledger &ledger_;
    HttpClient http_;
    int person_;
    std::deque<int> queue_; ///< the first one is on its way
};

} // namespace letschat::load
