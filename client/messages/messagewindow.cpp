#include "messages/messagewindow.h"

#include "conversations/timewords.h"
#include "network/apierror.h"

#include <algorithm>

namespace letschat::client {

namespace {

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
    id_ = {};
    forget();
    id_ = id;
    self_ = self;
    model_.setOwnId(self);
    if (!id_.isNull())
        begin();
    Q_EMIT reachChanged();
}

void MessageWindow::forget()
{
    ++visit_;
    ++wish_;
    goal_.reset();
    outgoing_.clear();
    model_.clear();
    lastSeq_ = 0;
    readSeq_ = 0;
    seen_ = {};
    setReach({});
    setFailed({}, {});
    setNotice({});
}

void MessageWindow::take(const StoreChanges &changes)
{
    // What comes before the first page is in it.
    if (id_.isNull() || !reach_.hasPage)
        return;
    const auto known = lastSeq_;
    const bool isDropped =
        changes.isCleared || changes.gone.contains(id_) || changes.reset.contains(id_);
    if (isDropped)
        startAnew();
    // Before a row goes whose place another message takes.
    const auto oldest = model_.oldestSeq();
    const auto newest = model_.newestSeq();
    for (const auto &id : changes.dropped)
        model_.drop(id);
    takeMessages(changes.messages, oldest, newest);
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
    if (!isDropped)
        tellArrivals(changes.messages, known);
    letGo();
}

/// The history was dropped: what the store holds now is all of it, and follows.
void MessageWindow::startAnew()
{
    ++visit_;
    ++wish_;
    model_.dropConfirmed();
    goal_.reset();
    seen_ = {};
    HistoryReach reach;
    reach.hasPage = true;
    setReach(reach);
    setFailed({}, {});
    showOutgoing();
}

/// One that lies beyond what is shown comes with its page.
void MessageWindow::takeMessages(const QList<Message> &messages, qint64 oldest, qint64 newest)
{
    for (const auto &message : messages) {
        if (message.conversationId != id_)
            continue;
        if (message.seq < oldest || (reach_.hasNewer && message.seq > newest))
            continue;
        const bool isNew = !model_.holds(message.id);
        model_.merge(message);
        if (isNew)
            showOperations(message.id);
    }
    if (oldest == 0) {
        auto reach = reach_;
        reach.hasOlder = model_.oldestSeq() > 1;
        setReach(reach);
    }
}

void MessageWindow::tellArrivals(const QList<Message> &messages, qint64 known)
{
    for (const auto &message : messages) {
        const bool isNews = message.conversationId == id_ && message.seq > known &&
                            message.senderId != self_ && !message.deletedAt;
        if (isNews)
            Q_EMIT arrived(message);
    }
}

void MessageWindow::take(const Conversation &conversation)
{
    model_.setReadUpTo(readByOthers(conversation, self_));
    readSeq_ = conversation.mine ? conversation.mine->readSeq : 0;
    if (std::exchange(lastSeq_, conversation.lastSeq) != conversation.lastSeq)
        Q_EMIT reachChanged();
}

void MessageWindow::startUnread(qint64 seq)
{
    if (model_.unreadFrom() <= readSeq_)
        model_.setUnreadFrom(seq);
}

QString MessageWindow::dayAt(int row) const
{
    return row >= 0 && row < model_.rowCount() ? dayText(model_.row(row).message.createdAt)
                                               : QString();
}

QString MessageWindow::momentAt(int row) const
{
    return row >= 0 && row < model_.rowCount() ? momentText(model_.row(row).message.createdAt)
                                               : QString();
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

void MessageWindow::show(const Outgoing &outgoing)
{
    if (outgoing.kind == Outgoing::Kind::Message && isBeyond(outgoing))
        model_.settle(outgoing.nonce);
    else
        model_.show(outgoing);
}

/// What failed long ago has its place in a page that may not be here yet, and what waits stands
/// above the newest message.
bool MessageWindow::isBeyond(const Outgoing &unsent) const
{
    const auto key = MessageKey::of(unsent);
    return (reach_.hasOlder && key.seq < model_.oldestSeq()) ||
           (reach_.hasNewer && key.seq >= model_.newestSeq());
}

void MessageWindow::setReach(const HistoryReach &reach)
{
    if (std::exchange(reach_, reach) != reach)
        Q_EMIT reachChanged();
}

/// What else failed is still to be tried again.
void MessageWindow::conclude(Ask ask, const std::optional<HistoryFault> &fault)
{
    if (!fault && failed_ == ask)
        setFailed({}, {});
    if (!fault)
        return;
    const auto *byServer = std::get_if<ApiError>(&*fault);
    setFailed(ask, byServer ? plainWords(*byServer)
                            : tr("The history on this computer cannot be used right now."));
}

void MessageWindow::setFailed(std::optional<Ask> ask, const QString &error)
{
    const bool wasLoading = isLoading();
    failed_ = ask;
    error_ = error;
    Q_EMIT errorChanged();
    if (wasLoading != isLoading())
        Q_EMIT reachChanged();
}

void MessageWindow::setNotice(const QString &notice)
{
    if (std::exchange(notice_, notice) != notice)
        Q_EMIT noticeChanged();
}

} // namespace letschat::client
