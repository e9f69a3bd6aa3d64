#include "conversations/conversationspage.h"

#include "people/peoplestore.h"
#include "store/localstore.h"
#include "sync/syncengine.h"

#include <QPointer>

namespace letschat::client {

ConversationsPage::ConversationsPage(ApiClient &api, SyncEngine &sync, PeopleStore &people,
                                     const ConversationListModel::Sources &sources, QObject *parent)
    : QObject(parent)
    , api_(api)
    , sync_(sync)
    , model_(sources)
    , people_(api, people)
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
    if (!answer)
        co_return;
    if (model_.holds(answer->id)) {
        setCurrent(answer->id);
        co_return;
    }
    awaited_ = answer->id;
    sync_.adoptOpened(*answer);
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
