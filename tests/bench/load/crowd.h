#pragma once

#include "plan.h"
#include "websocket.h"

#include <memory>
#include <set>

namespace letschat::load {

/// The live sockets of a run, one for each person, named by the person's place in the plan. It
/// brings them in, keeps their hearts beating, and counts what goes wrong with them.
class Crowd final : private WebSocket::Listener
{
public:
    Crowd(Loop &loop, const Plan &plan);

    /// Frames of events, after sign-in.
    std::function<void(int person, std::string_view frame)> onEvent;
    std::function<void(int person)> onSignedIn;
    /// Takes sockets that end, which else count as lost.
    std::function<void(int person, const std::string &why)> onEnded;

    /// Opens these, so many at a time (they are slow to sign in all at once), and waits for them.
    void admit(const std::vector<int> &people, int atOnce = 200);
    /// Opens one now.
    void open(int person);
    void cut(int person) { sockets_[std::size_t(person)]->cut(); }

    int signedIn() const { return signedIn_; }
    /// How many ended that nobody cut, or were refused; and why the first did.
    int lost() const { return lost_; }
    int missedPongs() const { return missedPongs_; }
    const std::string &firstLoss() const { return firstLoss_; }

private:
    void signedIn(int person) override;
    void text(int person, std::string_view frame) override;
    void ended(int person, const std::string &why) override;
    void beat(int person);

    Loop &loop_;
    const Plan &plan_;
    std::vector<std::unique_ptr<WebSocket>> sockets_;
    std::vector<bool> beats_;
    int signedIn_ = 0;
    int lost_ = 0;
    int missedPongs_ = 0;
    std::string firstLoss_;
};

} // namespace letschat::load
