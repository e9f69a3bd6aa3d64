#include "conversations/conversationspage.h"

#include "conversations/mutes.h"
#include "people/peoplestore.h"
#include "protocol/membership.h"
#include "store/localstore.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

#include <QPointer>

namespace letschat::client {

ConversationsPage::ConversationsPage(ApiClient &api, SyncEngine &sync, PeopleStore &people,
                                     Outbox &outbox, const ConversationListModel::Sources &sources,
                                     QObject *parent)
    : QObject(parent)
    , api_(api)
    , sync_(sync)
    , outbox_(outbox)
    , model_(sources)
    , people_(api, people)
    , messages_({sources.store, model_, people, sources.session})
{
    connect(&sources.store, &LocalStore::changed, this, &ConversationsPage::follow);
    connect(&sources.store, &LocalStore::closed, this, &ConversationsPage::clear);
    connect(&sync_, &SyncEngine::syncingChanged, this, &ConversationsPage::loadingChanged);
    connect(&sync_, &SyncEngine::caughtUp, this, [this] { setError({}); });
    connect(&sync_, &SyncEngine::failed, this, [this](const ApiError &error) {
        // With something to show, the strip that tells the connection says enough.
        if (model_.rowCount() == 0)
            setError(plainWords(error));
    });
}

QString ConversationsPage::currentIdText() const
{
    return currentId_.isNull() ? QString() : currentId_.toString();
}

bool ConversationsPage::isLoading() const
{
    return sync_.isSyncing() && model_.rowCount() == 0;
}

void ConversationsPage::open(const QString &conversationId)
{
    const auto id = ConversationId::parse(conversationId);
    setCurrent(id && model_.holds(*id) ? *id : ConversationId());
}

void ConversationsPage::openAt(const QString &conversationId, qint64 place)
{
    open(conversationId);
    if (!currentId_.isNull())
        Q_EMIT placeWanted(currentId_, place);
}

void ConversationsPage::openNext(int step, bool unreadOnly)
{
    const int count = model_.rowCount();
    // From nothing, the first one down and the last one up.
    int row = model_.holds(currentId_) ? model_.rowOf(currentId_) : step > 0 ? -1 : count;
    for (int tried = 0; tried < count; ++tried) {
        row += step;
        if (unreadOnly)
            row = (row + count) % count;
        if (row < 0 || row >= count)
            return;
        const auto id = model_.idAt(row);
        if (unreadOnly && (id == currentId_ || model_.unreadCount(id) == 0))
            continue;
        return setCurrent(id);
    }
}

void ConversationsPage::markRead(const QString &conversationId)
{
    const auto id = ConversationId::parse(conversationId);
    const auto *conversation = id ? model_.find(*id) : nullptr;
    if (conversation && model_.unreadCount(*id) > 0)
        outbox_.markRead(*id, conversation->lastSeq);
}

void ConversationsPage::mute(const QString &conversationId, bool on)
{
    if (const auto id = ConversationId::parse(conversationId); id && model_.holds(*id))
        setMuted(*id, on);
}

QCoro::Task<> ConversationsPage::setMuted(ConversationId id, bool on)
{
    const QPointer<ConversationsPage> self(this);
    const auto life = life_;
    Call<Mute> call;
    call.path.conversationId = id;
    if (on)
        call.body.until = mutedForGood;
    auto asking = api_.call<Mute>(call);
    const auto answer = co_await asking;
    if (self && life == life_)
        setError(answer ? QString() : plainWords(answer.error()));
}

void ConversationsPage::openDirect(const QString &userId)
{
    const auto user = UserId::parse(userId);
    if (!user)
        return;
    if (const auto held = model_.directWith(*user); !held.isNull())
        setCurrent(held);
    else
        fetchDirect(*user);
}

void ConversationsPage::reload()
{
    sync_.sync();
}

QCoro::Task<> ConversationsPage::fetchDirect(UserId user)
{
    const QPointer<ConversationsPage> self(this);
    const auto life = life_;
    Call<CreateConversation> call;
    call.body.kind = ConversationKind::Direct;
    call.body.userId = user;
    auto asking = api_.call<CreateConversation>(call);
    const auto answer = co_await asking;
    if (!self || life != life_)
        co_return;
    setError(answer ? QString() : plainWords(answer.error()));
    if (answer)
        openNew(*answer);
}

void ConversationsPage::openNew(const Conversation &conversation)
{
    if (model_.holds(conversation.id))
        return setCurrent(conversation.id);
    awaited_ = conversation.id;
    sync_.adoptOpened(conversation);
}

void ConversationsPage::follow(const StoreChanges &changes)
{
    if (!currentId_.isNull() && !model_.holds(currentId_))
        setCurrent({});
    if (!changes.conversations.isEmpty())
        Q_EMIT loadingChanged();
    if (!awaited_.isNull() && model_.holds(awaited_))
        setCurrent(awaited_);
}

void ConversationsPage::clear()
{
    ++life_;
    setCurrent({});
    people_.setQuery({});
    messages_.setQuery({});
    setError({});
    Q_EMIT loadingChanged();
}

void ConversationsPage::setCurrent(ConversationId id)
{
    awaited_ = {};
    if (currentId_ == id)
        return;
    currentId_ = id;
    Q_EMIT currentIdChanged();
}

void ConversationsPage::setError(const QString &error)
{
    if (error_ == error)
        return;
    error_ = error;
    Q_EMIT errorChanged();
}

} // namespace letschat::client
