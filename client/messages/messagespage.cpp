#include "messages/messagespage.h"

#include "account/session.h"
#include "conversations/conversationspage.h"
#include "core/text.h"
#include "people/peoplestore.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

#include <QPointer>

namespace letschat::client {

namespace {

/// So many pages of missed messages are fetched one after the other; beyond that the older stretch
/// is dropped, and paged in again when someone scrolls there.
constexpr int maxMissedPages = 5;
constexpr int missedPageSize = 100;

} // namespace

MessagesPage::MessagesPage(ApiClient &api, SyncEngine &sync, Outbox &outbox,
                           ConversationsPage &conversations, PeopleStore &people,
                           const Session &session, QObject *parent)
    : QObject(parent)
    , api_(api)
    , outbox_(outbox)
    , conversations_(conversations)
    , people_(people)
    , session_(session)
    , model_(people)
{
    connect(&conversations_, &ConversationsPage::currentIdChanged, this, &MessagesPage::follow);
    connect(&sync, &SyncEngine::messageReceived, this, &MessagesPage::receive);
    connect(&sync, &SyncEngine::messageChanged, &model_, &MessageListModel::mergeHeld);
    connect(&sync, &SyncEngine::wentStale, this, &MessagesPage::reload);
    connect(&sync, &SyncEngine::conversationWentStale, this, [this](ConversationId id) {
        if (id == id_)
            reload();
    });
    connect(&outbox_, &Outbox::confirmed, this, &MessagesPage::receive);
    connect(&outbox_, &Outbox::draftChanged, this, [this](const Draft &draft) {
        if (draft.conversationId == id_)
            model_.showDraft(draft);
    });
    connect(&outbox_, &Outbox::draftDiscarded, this, [this](ConversationId id, Nonce nonce) {
        if (id == id_)
            model_.removeDraft(nonce);
    });
    connect(&people_, &PeopleStore::changed, this, &MessagesPage::headerChanged);
}

QString MessagesPage::title() const
{
    return conversations_.model()->nameOf(id_);
}

QString MessagesPage::subtitle() const
{
    return people_.isOnline(conversations_.model()->peerOf(id_)) ? tr("online") : QString();
}

QString MessagesPage::peerIdText() const
{
    const auto peer = conversations_.model()->peerOf(id_);
    return peer.isNull() ? QString() : peer.toString();
}

bool MessagesPage::send(const QString &text)
{
    auto body = text;
    if (id_.isNull() || hasForbiddenCharacters(body) || messageBodyRule.apply(body))
        return false;
    outbox_.send(id_, body);
    return true;
}

void MessagesPage::retry(const QString &nonce)
{
    if (const auto known = Nonce::parse(nonce))
        outbox_.retry(*known);
}

void MessagesPage::discard(const QString &nonce)
{
    if (const auto known = Nonce::parse(nonce))
        outbox_.discard(*known);
}

void MessagesPage::loadOlder()
{
    if (hasOlder_ && !loadingOlder_ && !id_.isNull())
        fetchOlder();
}

void MessagesPage::reload()
{
    if (id_.isNull())
        return;
    if (loading_)
        reloadAgain_ = true;
    else
        fetchNewest();
}

void MessagesPage::close()
{
    conversations_.open({});
}

int MessagesPage::bodyLength(const QString &text) const
{
    return int(codePoints(withoutTrailingSpace(text)));
}

/// Turns to the conversation that is open now.
void MessagesPage::follow()
{
    ++visit_;
    reloadAgain_ = false;
    hasPage_ = false;
    id_ = {};
    model_.clear();
    setHasOlder(false);
    setLoading(false);
    setLoadingOlder(false);
    setError({});
    id_ = conversations_.currentId();
    model_.setOwnId(session_.userId());
    for (const auto &draft : outbox_.drafts(id_))
        model_.showDraft(draft);
    Q_EMIT conversationIdChanged();
    Q_EMIT headerChanged();
    reload();
}

void MessagesPage::receive(const Message &message)
{
    if (message.conversationId == id_)
        model_.merge(message);
}

QCoro::Task<> MessagesPage::fetchNewest()
{
    const QPointer<MessagesPage> self(this);
    const auto visit = visit_;
    setLoading(true);
    Call<GetMessages> call;
    call.path.conversationId = id_;
    auto asking = api_.call<GetMessages>(call);
    const auto answer = co_await asking;
    if (!self || visit != visit_)
        co_return;
    setError(answer ? QString() : plainWords(answer.error()));
    if (answer) {
        auto merging = mergeNewest(*answer);
        co_await merging;
        if (!self || visit != visit_)
            co_return;
    }
    setLoading(false);
    if (std::exchange(reloadAgain_, false))
        fetchNewest();
}

QCoro::Task<> MessagesPage::mergeNewest(MessagePage page)
{
    const QPointer<MessagesPage> self(this);
    const auto visit = visit_;
    // A message that came before any page joins nothing.
    const auto joined = std::exchange(hasPage_, true) ? model_.joinedSeq() : 0;
    const auto first = page.messages.isEmpty() ? 0 : page.messages.first().seq;
    bool isJoined = joined != 0 && first <= joined + 1;
    if (joined != 0 && !isJoined) {
        auto filling = fillHole(joined, first);
        isJoined = co_await filling;
        if (!self || visit != visit_)
            co_return;
    }
    model_.merge(page.messages);
    if (!isJoined) {
        model_.dropBelow(first);
        setHasOlder(page.hasOlder);
    }
    // Those that failed find their place only now that there is something to stand above.
    for (const auto &draft : outbox_.drafts(id_))
        model_.showDraft(draft);
}

/// Fetches what lies between what is held and the newest page. False when that is too much, or
/// could not be fetched.
QCoro::Task<bool> MessagesPage::fillHole(qint64 joined, qint64 first)
{
    const QPointer<MessagesPage> self(this);
    const auto visit = visit_;
    Call<GetMessages> call;
    call.path.conversationId = id_;
    call.query.limit = missedPageSize;
    for (int page = 0; page < maxMissedPages && joined + 1 < first; ++page) {
        call.query.afterSeq = joined;
        auto asking = api_.call<GetMessages>(call);
        const auto answer = co_await asking;
        if (!self || visit != visit_ || !answer || answer->messages.isEmpty())
            co_return false;
        model_.merge(answer->messages);
        joined = answer->messages.last().seq;
    }
    co_return joined + 1 >= first;
}

QCoro::Task<> MessagesPage::fetchOlder()
{
    const QPointer<MessagesPage> self(this);
    const auto visit = visit_;
    setLoadingOlder(true);
    Call<GetMessages> call;
    call.path.conversationId = id_;
    call.query.beforeSeq = model_.oldestSeq();
    auto asking = api_.call<GetMessages>(call);
    const auto answer = co_await asking;
    if (!self || visit != visit_)
        co_return;
    setError(answer ? QString() : plainWords(answer.error()));
    // A stretch was dropped meanwhile: this page would not join what is held now.
    if (answer && *call.query.beforeSeq == model_.oldestSeq()) {
        model_.merge(answer->messages);
        setHasOlder(answer->hasOlder);
    }
    setLoadingOlder(false);
}

void MessagesPage::setHasOlder(bool hasOlder)
{
    if (std::exchange(hasOlder_, hasOlder) != hasOlder)
        Q_EMIT hasOlderChanged();
}

void MessagesPage::setLoading(bool loading)
{
    if (std::exchange(loading_, loading) != loading)
        Q_EMIT loadingChanged();
}

void MessagesPage::setLoadingOlder(bool loading)
{
    if (std::exchange(loadingOlder_, loading) != loading)
        Q_EMIT loadingOlderChanged();
}

void MessagesPage::setError(const QString &error)
{
    if (std::exchange(error_, error) != error)
        Q_EMIT errorChanged();
}

} // namespace letschat::client
