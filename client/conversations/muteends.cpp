#include "conversations/muteends.h"

#include "conversations/mutes.h"
#include "store/localstore.h"

#include <algorithm>

namespace letschat::client {

namespace {

/// A timer stands still while the computer sleeps, and knows nothing of a clock that is set anew.
constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(1);

} // namespace

MuteEnds::MuteEnds(LocalStore &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , clock_(clock)
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &MuteEnds::tell);
    connect(&store, &LocalStore::changed, this, &MuteEnds::take);
    connect(&store, &LocalStore::closed, this, [this] {
        ends_.clear();
        wait();
    });
}

void MuteEnds::take(const StoreChanges &changes)
{
    if (changes.isCleared)
        ends_.clear();
    for (const auto &id : changes.gone)
        ends_.remove(id);
    for (const auto &conversation : changes.conversations) {
        ends_.remove(conversation.id);
        if (!isMutedAt(clock_.now(), conversation))
            continue;
        if (const auto until = *conversation.mine->mutedUntil; until < mutedForGood)
            ends_.insert(conversation.id, until);
    }
    wait();
}

void MuteEnds::tell()
{
    const auto now = clock_.now();
    const auto all = ends_;
    for (auto each = all.cbegin(); each != all.cend(); ++each) {
        if (isMutedAt(now, each.value()))
            continue;
        ends_.remove(each.key());
        Q_EMIT ended(each.key());
    }
    wait();
}

void MuteEnds::wait()
{
    if (ends_.isEmpty())
        return timer_.stop();
    const auto soonest = *std::ranges::min_element(ends_);
    const std::chrono::milliseconds left = soonest - clock_.now();
    timer_.start(std::clamp(left, std::chrono::milliseconds(1), longestWait));
}

} // namespace letschat::client
