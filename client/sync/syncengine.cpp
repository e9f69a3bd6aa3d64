#include "sync/syncengine.h"

#include "sync/historyloader.h"
#include "sync/recorder.h"

#include <QLoggingCategory>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

Q_LOGGING_CATEGORY(log, "letschat.sync")

/// What a request needs of the store.
struct HeldState
{
    EventOrder::Numbers numbers;
    QString usersSince;
};

} // namespace

void SyncEngine::Wish::add(const Wish &other)
{
    all |= other.all;
    only += other.only;
}

SyncEngine::SyncEngine(ApiClient &api, LocalStore &store, HistoryLoader &history, QObject *parent)
    : QObject(parent)
    , api_(api)
    , store_(store)
    , history_(history)
{
    for (auto *timer : {&patience_, &retry_})
        timer->setSingleShot(true);
    patience_.setInterval(patience);
    connect(&patience_, &QTimer::timeout, this, &SyncEngine::fillGaps);
    connect(&retry_, &QTimer::timeout, this, [this] { want({}); });
    connect(&store_, &LocalStore::closed, this, &SyncEngine::clear);
}

void SyncEngine::receive(const Event &event)
{
    if (std::holds_alternative<AuthOk>(event) || std::holds_alternative<SyncHint>(event)) {
        // The sync tells what the events before told; and they may be of another life of the
        // database, in which their numbers mean something else.
        queued_.clear();
        order_.forgetEarly();
        backoff_.reset();
        sync();
    } else if (isSyncing_ && std::holds_alternative<UserUpdated>(event)) {
        // A profile has no number: whether the reply that is under way knows this one, or a newer
        // one, cannot be told. The next reply does.
        wish_.all = true;
    } else if (isSyncing_) {
        queued_.append(event);
    } else {
        take({event});
    }
}

void SyncEngine::sync()
{
    want({true, {}});
}

void SyncEngine::take(const QList<Event> &events)
{
    for (const auto &event : events) {
        for (const auto &due : order_.take(event))
            apply(due);
    }
    if (order_.hasUnknown())
        sync();
    else if (order_.hasGaps() && !patience_.isActive())
        patience_.start();
}

void SyncEngine::fillGaps()
{
    patience_.stop();
    want({false, order_.incomplete()});
}

/// Stores what an event tells. Where the store is not where it was thought to be, all is fetched.
QCoro::Task<> SyncEngine::apply(Event event)
{
    const QPointer<SyncEngine> self(this);
    const auto life = life_;
    if (const auto *gone = std::get_if<ConversationGone>(&event))
        history_.noteDropped(gone->conversationId);
    else if (const auto *opened = std::get_if<ConversationNew>(&event))
        history_.noteDropped(opened->conversation.id);
    const auto job = [event](StoreContent &content, StoreChanges &changes) {
        Recorder recorder(content, changes);
        const bool isApplied = recorder.apply(event);
        recorder.finish();
        return isApplied;
    };
    auto writing = store_.write(job);
    const auto applied = co_await writing;
    if (!self || life != life_ || (applied && *applied))
        co_return;
    if (applied) {
        sync();
        co_return;
    }
    // A disk that is full now is asked again later.
    wish_.all = true;
    if (!retry_.isActive())
        retry_.start(backoff_.next());
}

void SyncEngine::want(const Wish &wish)
{
    wish_.add(wish);
    if (wish_.isEmpty() || isSyncing_ || !store_.isOpen())
        return;
    retry_.stop();
    fetchWishes();
}

QCoro::Task<> SyncEngine::fetchWishes()
{
    const QPointer<SyncEngine> self(this);
    const auto life = life_;
    setSyncing(true);
    auto step = Step::Done;
    while (!wish_.isEmpty() && step != Step::Failed) {
        const auto wish = std::exchange(wish_, {});
        order_.forgetGaps();
        do {
            auto fetching = fetchPage(wish);
            step = co_await fetching;
            if (!self || life != life_)
                co_return;
        } while (step == Step::More);
        if (step == Step::Failed)
            wish_.add(wish);
        // Inside the loop: what is wished meanwhile is fetched too.
        auto learning = learnHeld();
        co_await learning;
        if (!self || life != life_)
            co_return;
    }
    finishSync(step != Step::Failed);
}

QCoro::Task<SyncEngine::Step> SyncEngine::fetchPage(Wish wish)
{
    const QPointer<SyncEngine> self(this);
    const auto life = life_;
    const auto look = [](StoreContent &content) {
        return HeldState{content.conversations().allHeld(), content.remembered(u"users_since"_s)};
    };
    auto looking = store_.read(look);
    const auto held = co_await looking;
    if (!self || life != life_ || !held)
        co_return Step::Failed;
    Call<Sync> call;
    if (wish.all) {
        call.body.conversations = held->numbers;
    } else {
        call.body.only = true;
        for (const auto &id : wish.only) {
            if (const auto each = held->numbers.find(id); each != held->numbers.end())
                call.body.conversations.insert(*each);
        }
    }
    if (!wish.all && call.body.conversations.empty())
        co_return Step::Done;
    if (!held->usersSince.isEmpty())
        call.body.usersSince = held->usersSince;
    auto asking = api_.call<Sync>(call);
    const auto answer = co_await asking;
    if (!self || life != life_)
        co_return Step::Failed;
    if (!answer) {
        if (!answer.error().mayPass())
            qCWarning(log) << "the server refuses to sync:" << answer.error().problem.detail;
        Q_EMIT failed(answer.error());
        co_return Step::Failed;
    }
    auto adopting = adopt(*answer, held->numbers);
    co_return co_await adopting;
}

QCoro::Task<SyncEngine::Step> SyncEngine::adopt(SyncReply reply, EventOrder::Numbers known)
{
    const QPointer<SyncEngine> self(this);
    noteFor(reply, known);
    const auto job = [reply](StoreContent &content, StoreChanges &changes) {
        const auto before = content.conversations().allHeld();
        Recorder recorder(content, changes);
        const bool isSameLife = recorder.adopt(reply);
        recorder.finish();
        // A server that has more but moves nothing would be asked for ever.
        const bool moves = !isSameLife || content.conversations().allHeld() != before;
        return !isSameLife || (reply.more && moves);
    };
    auto writing = store_.write(job);
    const auto more = co_await writing;
    if (!self || !more)
        co_return Step::Failed;
    co_return *more ? Step::More : Step::Done;
}

/// Of a conversation that is new here, too, the reply leaves out what happened to old messages: a
/// page that was asked for before may be of before that.
void SyncEngine::noteFor(const SyncReply &reply, const EventOrder::Numbers &known)
{
    for (const auto &conversation : reply.conversations) {
        if (conversation.reset || !known.contains(conversation.id))
            history_.noteDropped(conversation.id);
    }
    for (const auto &id : reply.gone)
        history_.noteDropped(id);
}

QCoro::Task<> SyncEngine::learnHeld()
{
    const QPointer<SyncEngine> self(this);
    const auto life = life_;
    const auto look = [](StoreContent &content) { return content.conversations().allHeld(); };
    auto looking = store_.read(look);
    const auto held = co_await looking;
    if (self && life == life_ && held)
        order_.setHeld(*held);
}

void SyncEngine::finishSync(bool isDone)
{
    setSyncing(false);
    if (isDone) {
        backoff_.reset();
        Q_EMIT caughtUp();
    } else {
        retry_.start(backoff_.next());
    }
    for (const auto &due : order_.settle())
        apply(due);
    take(std::exchange(queued_, {}));
}

QCoro::Task<> SyncEngine::adoptOpened(Conversation conversation)
{
    const QPointer<SyncEngine> self(this);
    const auto life = life_;
    const auto job = [conversation](StoreContent &content, StoreChanges &changes) {
        Recorder recorder(content, changes);
        recorder.storeOpened(conversation);
        recorder.finish();
        return content.conversations().numberOf(conversation.id).has_value();
    };
    auto writing = store_.write(job);
    const auto isHeld = co_await writing;
    if (!self || life != life_)
        co_return;
    if (!isHeld || !*isHeld)
        sync();
    else if (!isSyncing_)
        co_await learnHeld();
}

void SyncEngine::setSyncing(bool syncing)
{
    if (std::exchange(isSyncing_, syncing) != syncing)
        Q_EMIT syncingChanged();
}

void SyncEngine::clear()
{
    ++life_;
    order_.clear();
    queued_.clear();
    wish_ = {};
    patience_.stop();
    retry_.stop();
    setSyncing(false);
}

} // namespace letschat::client
