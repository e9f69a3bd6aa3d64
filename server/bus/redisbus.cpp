#include "bus/redisbus.h"

#include "bus/nodesheard.h"
#include "bus/pendinganswer.h"
#include "platform/eventloop.h"

namespace letschat::server {

RedisBus::RedisBus(BusListener listener, QUrl url, const QString &epoch)
    : Bus(std::move(listener))
    , url_(std::move(url))
    , names_(epoch)
{
    if (auto *dispatcher = makeEventDispatcher())
        setEventDispatcher(dispatcher);
    noteHandOver(this);
    start();
    ready_.acquire();
    noteTakeOver(this);
}

RedisBus::~RedisBus()
{
    leave();
    quit();
    wait();
}

void RedisBus::run()
{
    noteTakeOver(this);
    home_ = HomeThread::current();
    link_ = std::make_unique<RedisLink>(url_, names_.nodesChannel(), encode({node_, Beat{}}));
    leases_ =
        std::make_unique<RedisLeases>(*link_, names_, RedisNames::textOf(node_), listener().lapsed);
    nodes_ = std::make_unique<NodesHeard>();
    syncing_ = std::make_unique<QTimer>();
    syncing_->setSingleShot(true);
    settling_ = std::make_unique<QTimer>();
    settling_->setSingleShot(true);
    auto *link = link_.get();
    QObject::connect(syncing_.get(), &QTimer::timeout, link, [this] { listener().sync(); });
    QObject::connect(settling_.get(), &QTimer::timeout, link,
                     [this] { listener().refreshPresence(); });
    QObject::connect(nodes_.get(), &NodesHeard::fellSilent, link, [this] { syncSoon(); });
    QObject::connect(link, &RedisLink::joined, link, [this] { beJoined(); });
    QObject::connect(link, &RedisLink::lost, link, [this] { beLost(); });
    QObject::connect(link, &RedisLink::subscribed, link,
                     [this](const QByteArray &channel) { confirm(channel); });
    QObject::connect(link, &RedisLink::heard, link,
                     [this](const auto &channel, const auto &message) { take(channel, message); });
    QObject::connect(link, &RedisLink::caughtUp, link, [this] { passOn(); });
    noteHandOver(this);
    ready_.release();
    exec();
    settling_.reset();
    syncing_.reset();
    nodes_.reset();
    leases_.reset();
    link_.reset();
}

void RedisBus::post(std::function<void()> action)
{
    home_->post(std::move(action));
}

void RedisBus::join()
{
    post([this] { link_->open(); });
}

// What was posted before is in the hands of Redis, or lost, when this returns.
void RedisBus::leave()
{
    if (hasLeft_.exchange(true))
        return;
    QSemaphore done;
    post([this, &done] {
        sendToNodes(Farewell{});
        leases_->leave();
        isWhole_ = false;
        link_->close(leavePatience);
        endWaiting();
        noteHandOver(&done);
        done.release();
    });
    done.acquire();
    noteTakeOver(&done);
}

void RedisBus::publish(const Delivery &delivery)
{
    tellHere(delivery);
    post([this, delivery] { send(delivery); });
}

void RedisBus::endSession(SessionId session, Timestamp endedAt)
{
    post([this, session, endedAt] { sendToNodes(SessionOver{session, endedAt}); });
}

void RedisBus::letEverybodySync()
{
    post([this] {
        sendToNodes(EverybodySyncs{});
        syncSoon();
    });
}

void RedisBus::share(const RateCount &count)
{
    post([this, count] {
        counts_.append(count);
        if (counts_.size() == 1)
            post([this] { sendCounts(); });
    });
}

QCoro::Task<void> RedisBus::listenTo(UserId user)
{
    PendingAnswer<bool> confirmed(
        [this, user](const auto &done) { post([=, this] { listenNow(user, done); }); });
    co_await confirmed;
}

// Nobody waits for a Redis that is away: `sync` comes when it is back.
void RedisBus::listenNow(UserId user, const std::function<void(bool)> &done)
{
    auto &listening = listening_[user];
    if (++listening.sockets == 1)
        link_->subscribe(names_.channelOf(user));
    if (listening.isConfirmed || !link_->isJoined())
        done(listening.isConfirmed);
    else
        listening.waiting.append(done);
}

void RedisBus::stopListeningTo(UserId user)
{
    post([this, user] {
        const auto found = listening_.find(user);
        if (found == listening_.end() || --found->sockets > 0)
            return;
        const auto waiting = found->waiting;
        listening_.erase(found);
        link_->unsubscribe(names_.channelOf(user));
        for (const auto &done : waiting)
            done(false);
    });
}

void RedisBus::confirm(const QByteArray &channel)
{
    const auto user = names_.userOf(channel);
    const auto found = user ? listening_.find(*user) : listening_.end();
    if (found == listening_.end())
        return;
    found->isConfirmed = true;
    const auto waiting = std::exchange(found->waiting, {});
    for (const auto &done : waiting)
        done(true);
}

void RedisBus::endWaiting()
{
    for (auto &listening : listening_) {
        listening.isConfirmed = false;
        const auto waiting = std::exchange(listening.waiting, {});
        for (const auto &done : waiting)
            done(false);
    }
}

void RedisBus::send(const Delivery &delivery)
{
    if (!link_->isJoined()) {
        hasLost_ = true;
        return;
    }
    const auto message = encode({node_, EventForUser{delivery.event, delivery.pairedWith}});
    for (const auto &user : delivery.recipients)
        link_->publish(names_.channelOf(user), message);
    QByteArray doubt;
    for (const auto &user : delivery.pairedWith) {
        if (delivery.recipients.contains(user))
            continue;
        if (doubt.isEmpty())
            doubt = encode({node_, EventForUser{{}, delivery.recipients}});
        link_->publish(names_.channelOf(user), doubt);
    }
}

void RedisBus::sendToNodes(const Saying &saying)
{
    if (link_->isJoined())
        link_->publish(names_.nodesChannel(), encode({node_, saying}));
    else if (!std::holds_alternative<Counted>(saying))
        hasLost_ = true;
}

void RedisBus::sendCounts()
{
    sendToNodes(Counted{std::exchange(counts_, {})});
}

// Every recipient has a channel, so what is for many of this node comes as often, in a row.
void RedisBus::take(const QByteArray &channel, const QByteArray &message)
{
    if (message.startsWith(ownBeginning_))
        return;
    const auto user = names_.userOf(channel);
    if (user && message == arrived_) {
        arriving_.recipients.append(*user);
        return;
    }
    passOn();
    const auto envelope = decode(message);
    if (!envelope)
        return user ? syncSoon() : void(); // what a newer node says
    if (!user)
        return takeFromNode(*envelope);
    if (const auto *event = std::get_if<EventForUser>(&envelope->saying)) {
        arrived_ = message;
        arriving_ = {{*user}, event->event, event->pairedWith};
    }
}

void RedisBus::passOn()
{
    if (arrived_.isEmpty())
        return;
    arrived_.clear();
    tellHere(std::exchange(arriving_, {}));
}

void RedisBus::takeFromNode(const Envelope &envelope)
{
    const auto &saying = envelope.saying;
    if (std::holds_alternative<Farewell>(saying)) {
        nodes_->forget(envelope.node);
        leases_->expectFarewell();
        return;
    }
    nodes_->hear(envelope.node);
    if (std::holds_alternative<EverybodySyncs>(saying))
        syncSoon();
    else if (const auto *ended = std::get_if<SessionOver>(&saying))
        listener().endSession(ended->session, ended->endedAt);
    else if (const auto *counted = std::get_if<Counted>(&saying)) {
        for (const auto &count : counted->counts)
            listener().count(count);
    }
}

void RedisBus::beJoined()
{
    isWhole_ = true;
    nodes_->forgetAll();
    leases_->holdAgain();
    if (std::exchange(hasLost_, false))
        sendToNodes(EverybodySyncs{});
    if (listening_.isEmpty())
        return;
    settling_->start(settlingTime);
    syncSoon();
}

// What was said just before may have been lost on the way.
void RedisBus::beLost()
{
    isWhole_ = false;
    hasLost_ = true;
    endWaiting();
}

void RedisBus::syncSoon()
{
    if (!syncing_->isActive()) // starting again would put off what is due
        syncing_->start(syncPause);
}

} // namespace letschat::server
