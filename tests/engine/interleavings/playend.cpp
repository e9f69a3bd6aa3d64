// What must hold at the end of a play, when nothing is under way any more.
#include "engine/interleavings/play.h"
#include "protocol/codec.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

using client::MessageRow;
using client::Outgoing;

namespace {

template <class T>
QString textOf(const T &value)
{
    return QString::fromUtf8(encode(value));
}

} // namespace

QList<Outgoing> Play::outbox()
{
    QList<Outgoing> found;
    disk_.store->read([&found](client::StoreContent &content) {
        found = content.outbox().all();
        return true;
    });
    disk_.lane.runAll();
    return found;
}

void Play::checkEnd()
{
    checkStore();
    const auto unsent = outbox();
    if (const auto fault = ledger_.check(server_, unsent); !fault.isEmpty())
        fail(fault);
    const auto other = openTalk_ == direct_ ? group_ : direct_;
    // Not always all of it: the end takes as long as the steps.
    QList<ConversationId> checked{openTalk_};
    if (schedule_.syncMessages % 4 == 0)
        checked.append(other);
    if (schedule_.syncMessages % 4 != 1)
        device_->window.setPageSize(client::MessageWindow::pageSize);
    for (const auto &id : std::as_const(checked)) {
        if (id != openTalk_) {
            open(id);
            comeToRest();
        }
        checkWindow(id);
        device_->window.setMostRows(mirror_->mostRows = client::MessageWindow::usualMostRows);
        if (fault_.isEmpty())
            checkOlder(id);
        if (fault_.isEmpty())
            checkNewer(id);
        mirror_->checkRows();
        mirror_->checkContent();
    }
}

/// The store says of every conversation what the server says.
void Play::checkStore()
{
    QList<Conversation> held;
    QSet<ConversationId> countable;
    disk_.store->read([&](client::StoreContent &content) {
        held = content.allShown();
        for (const auto &each : std::as_const(held)) {
            const auto number = content.conversations().numberOf(each.id).value_or(0);
            const auto stretch = content.stretches().around(number, each.lastSeq);
            if (stretch && stretch->first <= each.mine->readSeq + 1)
                countable.insert(each.id);
        }
        return true;
    });
    disk_.lane.runAll();
    const auto wanted = server_.conversations(me_);
    if (held.size() != wanted.size())
        fail(u"the store has %1 conversations, and the server %2"_s.arg(held.size())
                 .arg(wanted.size()));
    for (const auto &conversation : wanted) {
        const auto found = std::ranges::find(held, conversation.id, &Conversation::id);
        if (found == held.end())
            fail(u"a conversation is missing"_s);
        else
            checkConversation(*found, conversation, countable.contains(conversation.id));
    }
    const auto name = device_->people.displayName(peer_);
    if (!held.isEmpty() && name != server_.person(peer_)->displayName)
        fail(u"the peer is known as '%1'"_s.arg(name));
}

/// Where the user read on among messages that are not all held, nobody can tell how many are left;
/// then it must be no less than there are, and no more than there may be.
void Play::checkConversation(Conversation held, const Conversation &wanted, bool isCountable)
{
    auto &count = held.mine->unreadCount;
    const auto most = wanted.lastSeq - wanted.mine->readSeq;
    if (!isCountable && count >= wanted.mine->unreadCount && count <= most)
        count = wanted.mine->unreadCount;
    if (held == wanted)
        return;
    fail(u"the store has a conversation as\n    %1\nand the server as\n    %2"_s.arg(
        textOf(held), textOf(wanted)));
}

/// The window is like the history, from its oldest row to the end or to its newest row.
void Play::checkWindow(ConversationId id)
{
    const bool isMember = server_.conversation(me_, id).has_value();
    const auto history = isMember ? server_.history(id) : QList<Message>();
    const auto &model = device_->model();
    const auto &reach = device_->window.reach();
    if (device_->window.isLoading() || reach.isLoadingOlder || reach.isLoadingNewer)
        fail(u"the window still loads"_s);
    QList<const MessageRow *> rows;
    for (int at = model.rowCount() - 1; at >= 0; --at) {
        if (model.row(at).isConfirmed())
            rows.append(&model.row(at));
    }
    if (rows.isEmpty() != history.isEmpty())
        fail(u"the window has %1 messages, and the server %2"_s.arg(rows.size())
                 .arg(history.size()));
    if (rows.isEmpty() || !fault_.isEmpty())
        return;
    const auto oldest = rows.first()->message.seq;
    if (device_->window.hasOlder() != (oldest > 1))
        fail(u"the window does not know whether anything is older than %1"_s.arg(oldest));
    const auto newest = reach.hasNewer ? rows.last()->message.seq : history.size();
    if (reach.hasNewer && newest == history.size())
        fail(u"the window does not know that nothing is newer than %1"_s.arg(newest));
    if (newest - oldest + 1 != rows.size())
        fail(
            u"the window has %1 messages from %2 to %3"_s.arg(rows.size()).arg(oldest).arg(newest));
    for (qsizetype at = 0; at < rows.size() && fault_.isEmpty(); ++at)
        checkRow(*rows[at], history[oldest - 1 + at]);
    checkFailedRows(id);
}

void Play::checkRow(const MessageRow &row, const Message &wanted)
{
    const auto shown = textOf(row.message);
    if (row.message != wanted)
        fail(u"a row shows\n    %1\nand the server has\n    %2"_s.arg(shown, textOf(wanted)));
    const bool isAsItIs = row.body == wanted.body && row.reactions == wanted.reactions &&
                          row.isEdited == wanted.editedAt.has_value() &&
                          row.isDeleted == wanted.deletedAt.has_value();
    if (!isAsItIs)
        fail(u"a row shows something else than its message: '%1' for\n    %2"_s.arg(row.body,
                                                                                    shown));
    const bool isUnderWay = std::ranges::any_of(row.operations, [](const Outgoing &each) {
        return each.state == Outgoing::State::Waiting;
    });
    if (isUnderWay)
        fail(u"a row still shows what is on its way"_s);
}

/// What failed shows where it failed, if the window goes down to there.
void Play::checkFailedRows(ConversationId id)
{
    const auto &model = device_->model();
    const auto oldest = model.oldestSeq();
    QSet<Nonce> failed;
    for (const auto &each : outbox()) {
        if (each.conversationId != id || each.state != Outgoing::State::Failed)
            continue;
        failed.insert(each.nonce);
        const bool isBeyond = (device_->window.hasOlder() && each.aboveSeq < oldest) ||
                              (device_->window.hasNewer() && each.aboveSeq >= model.newestSeq());
        if (each.kind == Outgoing::Kind::Message && !isBeyond && !model.holds(each.nonce))
            fail(u"'%1' failed and does not show"_s.arg(each.body));
        const int row = each.target ? model.rowOf(*each.target) : -1;
        if (row >= 0 && model.row(row).failed.isNull())
            fail(u"a row does not show that something failed on it"_s);
    }
    for (int at = 0; at < model.rowCount(); ++at) {
        const auto &row = model.row(at);
        if (!row.isConfirmed() && !failed.contains(row.message.nonce))
            fail(u"'%1' shows, and the outbox does not have it"_s.arg(row.body));
        if (!row.failed.isNull() && !failed.contains(row.failed))
            fail(u"a row shows something as failed that did not"_s);
    }
}

/// Page by page, the whole history comes.
void Play::checkOlder(ConversationId id)
{
    for (int pages = 0; device_->window.hasOlder() && fault_.isEmpty(); ++pages) {
        const auto before = device_->model().oldestSeq();
        device_->window.loadOlder();
        comeToRest();
        if (device_->model().oldestSeq() >= before)
            fail(u"no page came before %1"_s.arg(before));
    }
    if (fault_.isEmpty())
        checkWindow(id);
}

/// And the other way.
void Play::checkNewer(ConversationId id)
{
    device_->window.goTo(1);
    comeToRest();
    for (int pages = 0; device_->window.hasNewer() && fault_.isEmpty(); ++pages) {
        const auto before = device_->model().newestSeq();
        checkWindow(id);
        device_->window.loadNewer();
        comeToRest();
        if (device_->model().newestSeq() <= before && device_->window.hasNewer())
            fail(u"no page came after %1"_s.arg(before));
    }
    if (fault_.isEmpty())
        checkWindow(id);
}

} // namespace letschat::test
