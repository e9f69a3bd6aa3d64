#include "conversations/conversationspage.h"

#include "account/session.h"
#include "people/peoplestore.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

#include <QPointer>

namespace letschat::client {

ConversationsPage::ConversationsPage(ApiClient &api, SyncEngine &sync, PeopleStore &store,
                                     const Outbox &outbox, const Session &session, QObject *parent)
    : QObject(parent)
    , api_(api)
    , sync_(sync)
    , store_(store)
    , model_(session, store, outbox)
    , people_(api, store)
{
    connect(&sync_, &SyncEngine::messageReceived, this, &ConversationsPage::receive);
    connect(&outbox, &Outbox::confirmed, this, &ConversationsPage::receive);
    connect(&sync_, &SyncEngine::conversationReceived, this, &ConversationsPage::take);
    connect(&sync_, &SyncEngine::conversationWentStale, this, &ConversationsPage::fetchOne);
    connect(&sync_, &SyncEngine::wentStale, this, &ConversationsPage::reload);
}

QString ConversationsPage::currentIdText() const
{
    return currentId_.isNull() ? QString() : currentId_.toString();
}

void ConversationsPage::open(const QString &conversationId)
{
    const auto id = ConversationId::parse(conversationId);
    setCurrent(id && model_.holds(*id) ? *id : ConversationId());
}

void ConversationsPage::openDirect(const QString &userId)
{
    if (const auto user = UserId::parse(userId))
        fetchDirect(*user);
}

void ConversationsPage::reload()
{
    if (loading_)
        reloadAgain_ = true;
    else
        fetchList();
}

QCoro::Task<> ConversationsPage::fetchList()
{
    const QPointer<ConversationsPage> self(this);
    const auto life = life_;
    setLoading(true);
    Call<ListConversations> call;
    do {
        auto asking = api_.call<ListConversations>(call);
        const auto answer = co_await asking;
        if (!self || life != life_)
            co_return;
        setError(answer ? QString() : plainWords(answer.error()));
        if (!answer)
            break;
        for (const auto &conversation : answer->conversations) {
            take(conversation);
            sync_.hold(conversation.id, conversation.changeSeq);
        }
        call.query.before = answer->nextCursor;
    } while (call.query.before);
    setLoading(false);
    if (std::exchange(reloadAgain_, false))
        fetchList();
}

QCoro::Task<> ConversationsPage::fetchOne(ConversationId id)
{
    if (fetching_.contains(id))
        co_return;
    const QPointer<ConversationsPage> self(this);
    const auto life = life_;
    fetching_.insert(id);
    Call<GetConversation> call;
    call.path.conversationId = id;
    auto asking = api_.call<GetConversation>(call);
    const auto answer = co_await asking;
    if (!self || life != life_)
        co_return;
    fetching_.remove(id);
    if (!answer)
        co_return;
    take(*answer);
    sync_.hold(id, answer->changeSeq);
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
    take(*answer);
    sync_.hold(answer->id, answer->changeSeq);
    setCurrent(answer->id);
}

void ConversationsPage::receive(const Message &message)
{
    model_.mergeMessage(message);
    if (message.conversationId == currentId_)
        model_.markSeen(currentId_);
}

void ConversationsPage::take(const Conversation &conversation)
{
    for (const auto &member : conversation.members.value_or(QList<Member>()))
        store_.remember(member.user);
    model_.merge(conversation);
    if (conversation.id == currentId_)
        model_.markSeen(currentId_);
}

void ConversationsPage::clear()
{
    ++life_;
    fetching_.clear();
    reloadAgain_ = false;
    setCurrent({});
    people_.setQuery({});
    model_.clear();
    setLoading(false);
    setError({});
}

void ConversationsPage::setCurrent(ConversationId id)
{
    if (currentId_ == id)
        return;
    currentId_ = id;
    model_.markSeen(id);
    Q_EMIT currentIdChanged();
}

void ConversationsPage::setLoading(bool loading)
{
    if (loading_ == loading)
        return;
    loading_ = loading;
    Q_EMIT loadingChanged();
}

void ConversationsPage::setError(const QString &error)
{
    if (error_ == error)
        return;
    error_ = error;
    Q_EMIT errorChanged();
}

} // namespace letschat::client
