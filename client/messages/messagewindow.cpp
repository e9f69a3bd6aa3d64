#include "messages/messagewindow.h"

#include "sync/historyloader.h"

#include <QPointer>

#include <algorithm>

namespace letschat::client {

namespace {

/// What the first page needs of the store, all of one moment.
struct Beginning
{
    HistoryPart part;
    QList<Outgoing> outgoing;
    std::optional<Conversation> conversation;
};

qint64 readByOthers(const Conversation &conversation, UserId self)
{
    qint64 seq = 0;
    for (const auto &member : conversation.members.value_or(QList<Member>())) {
        if (member.user.id != self)
            seq = std::max(seq, member.readSeq.value_or(0));
    }
    return seq;
}

} // namespace

MessageWindow::MessageWindow(LocalStore &store, HistoryLoader &history, const PeopleStore &people,
                             QObject *parent)
    : QObject(parent)
    , store_(store)
    , history_(history)
    , quoted_(store)
    , model_(people, quoted_)
{
    connect(&store_, &LocalStore::changed, this,
            qOverload<const StoreChanges &>(&MessageWindow::take));
    connect(&store_, &LocalStore::closed, this, [this] { open({}, {}); });
}

void MessageWindow::open(ConversationId id, UserId self)
{
    ++visit_;
    id_ = {};
    forget();
    id_ = id;
    self_ = self;
    model_.setOwnId(self);
    if (!id_.isNull())
        readNewest();
    Q_EMIT loadingChanged();
}

void MessageWindow::forget()
{
    hasPage_ = false;
    outgoing_.clear();
    model_.clear();
    setHasOlder(false);
    setLoadingOlder(false);
    setError({});
}

QCoro::Task<> MessageWindow::readNewest()
{
    const QPointer<MessageWindow> self(this);
    const auto visit = visit_;
    const auto look = [id = id_, size = size_](StoreContent &content) {
        return Beginning{content.newest(id, size), content.outbox().inConversation(id),
                         content.shown(id)};
    };
    auto looking = store_.read(look);
    const auto found = co_await looking;
    if (!self || visit != visit_ || !found)
        co_return;
    hasPage_ = true;
    model_.merge(found->part.messages);
    if (found->conversation)
        take(*found->conversation);
    setHasOlder(found->part.hasOlder);
    for (const auto &each : found->outgoing)
        outgoing_[each.nonce] = each;
    showOutgoing();
    Q_EMIT loadingChanged();
}

void MessageWindow::loadOlder()
{
    if (hasPage_ && hasOlder_ && !loadingOlder_ && !id_.isNull())
        readOlder();
}

QCoro::Task<> MessageWindow::readOlder()
{
    const QPointer<MessageWindow> self(this);
    const auto visit = visit_;
    const auto oldest = model_.oldestSeq();
    setLoadingOlder(true);
    auto asking = history_.before(id_, oldest, size_);
    const auto answer = co_await asking;
    if (!self || visit != visit_)
        co_return;
    setError(answer.error);
    if (oldest == model_.oldestSeq() && !answer.error) {
        model_.merge(answer.part.messages);
        setHasOlder(answer.part.hasOlder);
        showOutgoing();
    }
    setLoadingOlder(false);
}

void MessageWindow::take(const StoreChanges &changes)
{
    // What comes before the first page is in it.
    if (id_.isNull() || !hasPage_)
        return;
    if (changes.isCleared || changes.gone.contains(id_) || changes.reset.contains(id_)) {
        ++visit_;
        model_.dropConfirmed();
        setHasOlder(false);
        setLoadingOlder(false);
    }
    for (const auto &id : changes.dropped)
        model_.drop(id);
    takeMessages(changes.messages);
    for (const auto &each : changes.outgoing) {
        if (each.conversationId != id_)
            continue;
        outgoing_[each.nonce] = each;
        show(each);
    }
    for (const auto &each : changes.settled) {
        if (each.conversationId != id_)
            continue;
        outgoing_.remove(each.nonce);
        model_.settle(each.nonce);
    }
    for (const auto &conversation : changes.conversations) {
        if (conversation.id == id_)
            take(conversation);
    }
}

/// One that lies before what is shown comes with its page.
void MessageWindow::takeMessages(const QList<Message> &messages)
{
    const auto oldest = model_.oldestSeq();
    for (const auto &message : messages) {
        if (message.conversationId != id_ || message.seq < oldest)
            continue;
        const bool isNew = !model_.holds(message.id);
        model_.merge(message);
        if (isNew)
            showOperations(message.id);
    }
    if (oldest == 0)
        setHasOlder(model_.oldestSeq() > 1);
}

void MessageWindow::take(const Conversation &conversation)
{
    model_.setReadUpTo(readByOthers(conversation, self_));
}

void MessageWindow::showOutgoing()
{
    QList<Outgoing> all = outgoing_.values();
    std::ranges::sort(all, {}, &Outgoing::order);
    for (const auto &each : std::as_const(all))
        show(each);
}

/// What is on its way to a message, or failed on it, is there before a row that was dropped comes
/// back.
void MessageWindow::showOperations(MessageId id)
{
    for (const auto &each : std::as_const(outgoing_)) {
        if (each.target == id)
            show(each);
    }
}

/// What failed long ago has its place in a page that may not be here yet.
void MessageWindow::show(const Outgoing &outgoing)
{
    const bool isBelow = outgoing.kind == Outgoing::Kind::Message &&
                         outgoing.state == Outgoing::State::Failed && hasOlder_ &&
                         outgoing.aboveSeq < model_.oldestSeq();
    if (!isBelow)
        model_.show(outgoing);
}

void MessageWindow::setHasOlder(bool hasOlder)
{
    if (std::exchange(hasOlder_, hasOlder) != hasOlder)
        Q_EMIT hasOlderChanged();
}

void MessageWindow::setLoadingOlder(bool loading)
{
    if (std::exchange(loadingOlder_, loading) != loading)
        Q_EMIT loadingOlderChanged();
}

void MessageWindow::setError(const std::optional<ApiError> &error)
{
    error_ = error;
    Q_EMIT errorChanged();
}

} // namespace letschat::client
