#include "sync/historyloader.h"

#include "sync/recorder.h"

#include <QPointer>

namespace letschat::client {

HistoryLoader::HistoryLoader(ApiClient &api, LocalStore &store, QObject *parent)
    : QObject(parent)
    , api_(api)
    , store_(store)
{
    connect(&store_, &LocalStore::closed, this, [this] { ++life_; });
    connect(&store_, &LocalStore::changed, this, [this](const StoreChanges &changes) {
        if (changes.isCleared)
            noteAllDropped();
    });
}

QCoro::Task<HistoryLoader::Answer> HistoryLoader::before(ConversationId conversation, qint64 seq,
                                                         int limit)
{
    Call<GetMessages> call;
    call.path.conversationId = conversation;
    call.query.beforeSeq = seq;
    call.query.limit = limit;
    return bring([=](StoreContent &content) { return content.before(conversation, seq, limit); },
                 call);
}

QCoro::Task<HistoryLoader::Answer> HistoryLoader::after(ConversationId conversation, qint64 seq,
                                                        int limit)
{
    Call<GetMessages> call;
    call.path.conversationId = conversation;
    call.query.afterSeq = seq;
    call.query.limit = limit;
    return bring([=](StoreContent &content) { return content.after(conversation, seq, limit); },
                 call);
}

QCoro::Task<HistoryLoader::Answer> HistoryLoader::around(ConversationId conversation, qint64 seq,
                                                         int limit)
{
    Call<GetMessages> call;
    call.path.conversationId = conversation;
    call.query.aroundSeq = seq;
    call.query.limit = limit;
    return bring([=](StoreContent &content) { return content.around(conversation, seq, limit); },
                 call);
}

/// What the store has; else what it has after the server was asked.
QCoro::Task<HistoryLoader::Answer> HistoryLoader::bring(Look look, Call<GetMessages> call)
{
    const QPointer<HistoryLoader> self(this);
    auto looking = store_.read(look);
    auto held = co_await looking;
    if (!held)
        co_return Answer{{}, held.error()};
    const bool isThere = !held->messages.isEmpty() || (!held->hasOlder && !held->hasNewer);
    if (!self || isThere)
        co_return Answer{*held, std::nullopt};
    auto fetching = fetch(call);
    const auto fault = co_await fetching;
    if (!self || fault)
        co_return Answer{*held, fault};
    auto lookingAgain = store_.read(look);
    held = co_await lookingAgain;
    if (!held)
        co_return Answer{{}, held.error()};
    co_return Answer{*held, std::nullopt};
}

/// Fetches a page and stores it. Again where the history was dropped meanwhile.
QCoro::Task<std::optional<HistoryFault>> HistoryLoader::fetch(Call<GetMessages> call)
{
    const QPointer<HistoryLoader> self(this);
    const auto life = life_;
    while (true) {
        auto fetch = std::make_shared<Fetch>();
        fetch->conversation = call.path.conversationId;
        fetches_.push_back(fetch);
        auto asking = api_.call<GetMessages>(call);
        const auto answer = co_await asking;
        if (!self)
            co_return std::nullopt;
        std::erase(fetches_, fetch);
        if (life != life_)
            co_return std::nullopt;
        if (!answer)
            co_return answer.error();
        if (fetch->isStale)
            continue;
        auto keeping = keep(fetch->conversation, answer->messages);
        const auto kept = co_await keeping;
        if (!kept)
            co_return kept.error();
        co_return std::nullopt;
    }
}

QCoro::Task<StoreResult<bool>> HistoryLoader::keep(ConversationId conversation, QList<Message> page)
{
    const auto job = [conversation, page](StoreContent &content, StoreChanges &changes) {
        Recorder recorder(content, changes);
        recorder.storePage(conversation, page);
        recorder.finish();
        return true;
    };
    auto writing = store_.write(job);
    co_return co_await writing;
}

void HistoryLoader::noteDropped(ConversationId conversation)
{
    for (const auto &fetch : fetches_) {
        if (fetch->conversation == conversation)
            fetch->isStale = true;
    }
}

void HistoryLoader::noteAllDropped()
{
    for (const auto &fetch : fetches_)
        fetch->isStale = true;
}

} // namespace letschat::client
