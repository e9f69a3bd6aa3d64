#pragma once

#include "messages/messagewindow.h"
#include "network/eventsource.h"
#include "people/peoplestore.h"
#include "support/fixedtoken.h"
#include "support/handlane.h"
#include "support/handlink.h"
#include "sync/historyloader.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

namespace letschat::test {

/// Later each time that it is asked.
class TickingClock final : public Clock
{
public:
    Timestamp now() const override { return Timestamp(std::chrono::milliseconds(++ticks_)); }
    void restart() { ticks_ = start; }

private:
    static constexpr qint64 start = 1'772'409'600'000; // 2026-03-02
    mutable qint64 ticks_ = start;
};

/// What is left of a device when its program is not running, and a store that stays open from one
/// schedule to the next, since opening it takes longer than most of them.
struct Disk
{
    explicit Disk(const QString &file)
        : file(file)
    {}

    /// Opens the store, unless it is.
    void open(UserId owner);
    /// The program dies while nothing else of it lives.
    void crash();
    /// All that the store holds goes.
    void empty();

    const QString file;
    LaneQueue lane;
    HandLink link;
    std::unique_ptr<client::LocalStore> store;
};

/// The engine of the client as Application puts it together.
struct Device
{
    Device(Disk &disk, const Clock &clock, UserId self, int pageSize);

    void hear(const Event &event);
    void open(ConversationId id) { window.open(id, self); }
    client::MessageListModel &model() { return window.model(); }

    UserId self;
    FixedToken token;
    client::EventSource events;
    client::LocalStore &store;
    client::ApiClient api;
    client::PeopleStore people;
    client::HistoryLoader history;
    client::SyncEngine sync;
    client::Outbox outbox;
    client::MessageWindow window;
    /// A sync failed, and a timer of the engine runs.
    bool owesSync = false;
};

} // namespace letschat::test
