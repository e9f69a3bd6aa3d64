// What the user of the device does, in a play.
#include "engine/interleavings/play.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

using enum Step::Kind;
using client::Outgoing;

const client::MessageRow *Play::rowFor(quint32 number) const
{
    const auto &model = device_->model();
    if (model.rowCount() == 0)
        return nullptr;
    const auto &row = model.row(int(number % quint32(model.rowCount())));
    return row.isConfirmed() ? &row : nullptr;
}

void Play::note(Outgoing::Kind kind, Nonce nonce, ConversationId talk,
                std::optional<MessageId> target, const QString &body)
{
    tell(u"  '%1'"_s.arg(body));
    ledger_.add({kind, nonce, talk, target, body, disk_.lane.postedCount() - 1, false, false, false,
                 false});
}

bool Play::takeAsUser(const Step &step)
{
    auto &outbox = device_->outbox;
    const auto talk = device_->window.conversation();
    const auto *row = rowFor(step.a);
    const auto failed = [&] {
        auto all = outbox.outgoing(talk);
        all.removeIf([](const Outgoing &each) { return each.state != Outgoing::State::Failed; });
        return all.isEmpty() ? Nonce() : all[step.a % quint32(all.size())].nonce;
    };
    switch (step.kind) {
    case Sends:
    case SendsBadReply: {
        const auto body = nextText("own");
        const auto reply = step.kind == Sends
                               ? std::nullopt
                               : std::optional(MessageId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
        note(Outgoing::Kind::Message, outbox.send(talk, body, reply), talk, {}, body);
        break;
    }
    case Edits:
        if (row) {
            const auto body = nextText("own edit");
            const auto id = row->message.id;
            note(Outgoing::Kind::Edit, outbox.edit(talk, id, body), talk, id, body);
        }
        break;
    case Deletes:
        if (row) {
            const auto id = row->message.id;
            note(Outgoing::Kind::Deletion, outbox.remove(talk, id), talk, id, {});
        }
        break;
    case Reacts:
        if (row) {
            const auto id = row->message.id;
            const bool isOn = step.b % 3 != 0;
            const auto emoji = emojiFor(step.b);
            note(isOn ? Outgoing::Kind::Reaction : Outgoing::Kind::ReactionRemoval,
                 outbox.react(talk, id, emoji, isOn), talk, id, emoji);
        }
        break;
    case Reads:
        if (const auto seq = row ? row->message.seq : device_->model().newestSeq(); seq > 0)
            outbox.markRead(talk, seq);
        break;
    case Retries:
        if (const auto nonce = failed(); !nonce.isNull()) {
            ledger_.noteRetried(nonce);
            outbox.retry(nonce);
        }
        break;
    case Discards:
        if (const auto nonce = failed(); !nonce.isNull()) {
            ledger_.noteDiscarded(nonce);
            outbox.discard(nonce);
        }
        break;
    case LoadsOlder:
        device_->window.loadOlder();
        break;
    case LoadsNewer:
        device_->window.loadNewer();
        break;
    case GoesTo:
        if (!talk.isNull())
            device_->window.goTo(qint64(step.a % quint32(server_.history(talk).size() + 1)));
        break;
    case Looks:
        if (row)
            device_->window.see(row->message.seq, row->message.seq);
        break;
    case Opens:
        open(step.a % 2 == 0 ? direct_ : group_);
        break;
    default:
        return false;
    }
    return true;
}

} // namespace letschat::test
