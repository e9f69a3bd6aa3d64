// How MessageWindow comes by what it shows: where it begins, other parts, and their pages.
#include "messages/messagewindow.h"

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
    /// Where the unread messages begin; 0 when there are none.
    qint64 unread = 0;
    /// What is to be looked at; 0 for the end.
    qint64 place = 0;
    /// Only the server has what is to be looked at.
    bool isElsewhere = false;
};

bool holds(const HistoryPart &part, qint64 seq)
{
    return !part.messages.isEmpty() && part.messages.first().seq <= seq &&
           part.messages.last().seq >= seq;
}

/// The end, if what is to be looked at is near enough; else what is around it.
Beginning lookAround(StoreContent &content, ConversationId id, std::optional<qint64> goal, int size)
{
    Beginning found{content.newest(id, size), content.outbox().inConversation(id),
                    content.shown(id)};
    found.unread = content.firstUnread(id);
    found.place = goal.value_or(found.unread);
    if (found.place == 0 || holds(found.part, found.place))
        return found;
    const auto part = content.around(id, found.place, size);
    found.isElsewhere = !holds(part, found.place);
    if (found.isElsewhere)
        return found;
    found.part = part;
    return found;
}

} // namespace

QCoro::Task<> MessageWindow::begin()
{
    const QPointer<MessageWindow> self(this);
    const auto visit = visit_;
    const auto wish = wish_;
    const auto look = [id = id_, goal = goal_, size = size_](StoreContent &content) {
        return lookAround(content, id, goal, size);
    };
    auto looking = store_.read(look);
    auto found = co_await looking;
    if (!self || visit != visit_ || wish != wish_)
        co_return;
    std::optional<HistoryFault> fault;
    if (found && found->isElsewhere) {
        auto asking = history_.around(id_, found->place, size_);
        const auto answer = co_await asking;
        if (!self || visit != visit_ || wish != wish_)
            co_return;
        auto lookingAgain = store_.read(look);
        found = co_await lookingAgain;
        if (!self || visit != visit_ || wish != wish_)
            co_return;
        fault = answer.fault;
    }
    if (!found) {
        conclude(Ask::Part, found.error());
        co_return;
    }
    const bool isWanted = goal_.has_value();
    const bool isGone = isWanted && found->isElsewhere && !fault;
    if (!found->isElsewhere || isGone)
        goal_.reset();
    for (const auto &each : found->outgoing)
        outgoing_[each.nonce] = each;
    showPart(found->part);
    if (found->conversation)
        take(*found->conversation);
    const auto place = found->isElsewhere ? 0 : found->place;
    model_.setUnreadFrom(found->unread);
    // Where nobody asked for the place, the end does as well.
    conclude(Ask::Part, isWanted ? fault : std::nullopt);
    Q_EMIT placed(place > 0 ? model_.rowAt(place) : -1, isWanted && place > 0);
    if (isGone)
        setNotice(tr("This message is no longer there."));
}

void MessageWindow::goTo(qint64 seq)
{
    if (id_.isNull())
        return;
    goal_ = seq;
    ++wish_;
    setNotice({});
    const int row = seq > 0 ? model_.rowAt(seq) : -1;
    if (!reach_.hasPage) {
        begin();
    } else if (row >= 0 || (seq == 0 && !reach_.hasNewer)) {
        goal_.reset();
        setFailed({}, {});
        Q_EMIT placed(row, seq > 0);
    } else {
        move(seq);
    }
}

QCoro::Task<> MessageWindow::move(qint64 seq)
{
    const QPointer<MessageWindow> self(this);
    const auto visit = visit_;
    const auto wish = wish_;
    HistoryLoader::Answer answer;
    if (seq > 0) {
        auto asking = history_.around(id_, seq, size_);
        answer = co_await asking;
    } else {
        auto looking = store_.read(
            [id = id_, size = size_](StoreContent &content) { return content.newest(id, size); });
        const auto found = co_await looking;
        if (found)
            answer.part = *found;
        else
            answer.fault = found.error();
    }
    if (!self || visit != visit_ || wish != wish_)
        co_return;
    conclude(Ask::Part, answer.fault);
    if (answer.fault)
        co_return;
    goal_.reset();
    if (seq > 0 && !holds(answer.part, seq)) {
        setNotice(tr("This message is no longer there."));
        co_return;
    }
    showPart(answer.part);
    setFailed({}, {});
    Q_EMIT placed(seq > 0 ? model_.rowAt(seq) : -1, seq > 0);
}

/// Takes the place of all that was shown.
void MessageWindow::showPart(const HistoryPart &part)
{
    ++visit_;
    auto reach = HistoryReach{true, part.hasOlder, part.hasNewer, false, false, true};
    setReach(reach);
    model_.dropNewer(0);
    model_.merge(part.messages);
    seen_ = {};
    showOutgoing();
    reach.isMoving = false;
    setReach(reach);
}

void MessageWindow::loadOlder()
{
    if (reach_.hasPage && reach_.hasOlder && !reach_.isLoadingOlder && !id_.isNull())
        readOlder();
}

void MessageWindow::loadNewer()
{
    if (reach_.hasPage && reach_.hasNewer && !reach_.isLoadingNewer && !id_.isNull())
        readNewer();
}

QCoro::Task<> MessageWindow::readOlder()
{
    const QPointer<MessageWindow> self(this);
    const auto visit = visit_;
    const auto oldest = model_.oldestSeq();
    auto reach = reach_;
    reach.isLoadingOlder = true;
    setReach(reach);
    auto asking = history_.before(id_, oldest, size_);
    const auto answer = co_await asking;
    if (!self || visit != visit_)
        co_return;
    conclude(Ask::Older, answer.fault);
    reach = reach_;
    if (oldest == model_.oldestSeq() && !answer.fault) {
        reach.hasOlder = answer.part.hasOlder;
        takePage(answer.part, reach);
        reach = reach_;
    }
    reach.isLoadingOlder = false;
    setReach(reach);
}

QCoro::Task<> MessageWindow::readNewer()
{
    const QPointer<MessageWindow> self(this);
    const auto visit = visit_;
    const auto newest = model_.newestSeq();
    auto reach = reach_;
    reach.isLoadingNewer = true;
    setReach(reach);
    auto asking = history_.after(id_, newest, size_);
    const auto answer = co_await asking;
    if (!self || visit != visit_)
        co_return;
    conclude(Ask::Newer, answer.fault);
    reach = reach_;
    if (newest == model_.newestSeq() && !answer.fault) {
        reach.hasNewer = answer.part.hasNewer;
        takePage(answer.part, reach);
        reach = reach_;
    }
    reach.isLoadingNewer = false;
    setReach(reach);
}

/// Joins one end of what is shown, which reaches as far as `reach` says then.
void MessageWindow::takePage(const HistoryPart &part, const HistoryReach &reach)
{
    model_.merge(part.messages);
    setReach(reach);
    showOutgoing();
    letGo();
}

void MessageWindow::goOn()
{
    if (failed_ == Ask::Part && reach_.hasPage) {
        // Nobody wants to be led away by a wish of some time ago.
        goal_.reset();
        setFailed({}, {});
    } else if (failed_) {
        reload();
    }
}

void MessageWindow::reload()
{
    if (goal_ && (failed_ == Ask::Part || !reach_.hasPage))
        goTo(*goal_);
    else if (!reach_.hasPage || model_.rowCount() == 0)
        open(id_, self_);
    else if (failed_ == Ask::Newer)
        loadNewer();
    else
        loadOlder();
}

void MessageWindow::see(qint64 oldest, qint64 newest)
{
    seen_ = {oldest, newest};
    letGo();
}

/// Lets rows go at the end that is further from what is looked at, so that an hour of scrolling
/// does not keep all that it passed.
void MessageWindow::letGo()
{
    const int excess = model_.rowCount() - mostRows_;
    const int newestSeen = seen_.newest > 0 ? model_.rowAt(seen_.newest) : -1;
    const int oldestSeen = seen_.oldest > 0 ? model_.rowAt(seen_.oldest) : -1;
    if (excess <= 0 || newestSeen < 0 || oldestSeen < 0)
        return;
    // Rather more at once than one at a time, and never close to what is looked at.
    const int spare = mostRows_ / 4;
    const int below = newestSeen - spare;
    const int above = model_.rowCount() - 1 - oldestSeen - spare;
    const int count = std::min(excess + mostRows_ / 8, std::max(below, above));
    if (count <= 0)
        return;
    int last = below > above ? count : model_.rowCount() - 1 - count;
    const int step = below > above ? 1 : -1;
    while (last != newestSeen && last != oldestSeen && !model_.row(last).isConfirmed())
        last += step;
    const auto seq = model_.row(last).key.seq;
    if (seq == model_.newestSeq() || seq == model_.oldestSeq())
        return; // what is unsent alone
    auto reach = reach_;
    (below > above ? reach.hasNewer : reach.hasOlder) = true;
    if (below > above)
        model_.dropNewer(seq);
    else
        model_.dropOlder(seq);
    setReach(reach);
}

} // namespace letschat::client
