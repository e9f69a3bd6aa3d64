#include "support/device.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

void Disk::open(UserId owner)
{
    if (store)
        return;
    store = std::make_unique<client::LocalStore>(std::make_unique<HandLane>(lane));
    store->open(file, owner);
    // At once, so that crash() does not do it.
    lane.runOne();
}

// Who waits for something is told that it was not done, since nothing else would free what waits.
void Disk::crash()
{
    const auto rest = lane.giveUp();
    store.reset();
    lane.runAll();
    for (const auto &then : rest.done)
        then();
    for (const auto &[work, then] : rest.posted) {
        work();
        then();
    }
    link.breakAll();
    lane.runAll();
}

void Disk::empty()
{
    store->write([](client::StoreContent &content, client::StoreChanges &) {
        // As StoreContent::clear(), but in prepared statements, which are faster.
        auto &sqlite = content.sqlite();
        sqlite.run("DELETE FROM messages");
        sqlite.run("DELETE FROM stretches");
        sqlite.run("DELETE FROM members");
        sqlite.run("DELETE FROM conversations");
        sqlite.run("DELETE FROM people");
        sqlite.run("INSERT INTO search (search) VALUES ('delete-all')");
        sqlite.run("DELETE FROM meta WHERE name <> 'owner'");
        sqlite.run("DELETE FROM outbox");
        sqlite.run("DELETE FROM drafts");
        sqlite.run("DELETE FROM sqlite_sequence");
        return true;
    });
    lane.runAll();
}

Device::Device(Disk &disk, const Clock &clock, UserId self, int pageSize)
    : self(self)
    , store(*disk.store)
    , api(disk.link, token)
    , history(api, store)
    , sync(api, store, history)
    , outbox(api, store, clock)
    , window(store, history, people)
{
    people.follow(store);
    people.follow(events);
    QObject::connect(&events, &client::EventSource::received, &sync, &client::SyncEngine::receive);
    QObject::connect(&sync, &client::SyncEngine::failed, &sync, [this] { owesSync = true; });
    QObject::connect(&sync, &client::SyncEngine::caughtUp, &sync, [this] { owesSync = false; });
    window.setPageSize(pageSize);
    outbox.setActive(true);
}

void Device::hear(const Event &event)
{
    Q_EMIT events.received(event);
    if (std::holds_alternative<AuthOk>(event))
        outbox.wake();
}

} // namespace letschat::test
