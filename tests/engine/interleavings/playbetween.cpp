// What happens between the device and the server, and inside of the device, in a play.
#include "engine/interleavings/play.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

using enum Step::Kind;
using client::HttpReply;

namespace {

/// The kinds of which a second one, or one that comes late, tells nothing wrong.
qint64 changeSeqOf(const Event &event)
{
    return std::visit(
        [](const auto &each) -> qint64 {
            using E = std::decay_t<decltype(each)>;
            if constexpr (std::is_same_v<E, ConversationNew>)
                return 0;
            else if constexpr (requires { each.changeSeq; })
                return each.changeSeq;
            else
                return 0;
        },
        event);
}

} // namespace

/// One of those that the server has, or of those that it does not have, ends as lost.
void Play::lose(const Step &step, bool isServed)
{
    QList<int> found;
    for (int at = 0; at < disk_.link.flights().size(); ++at) {
        if (disk_.link.flights()[at]->reply.has_value() == isServed)
            found.append(at);
    }
    if (found.isEmpty())
        return;
    const auto fault = step.b % 2 == 0 ? HttpReply::Fault::Unreachable : HttpReply::Fault::Timeout;
    disk_.link.deliver(found[step.a % quint32(found.size())], HttpReply{fault, 0, {}, {}});
}

bool Play::takeBetween(const Step &step)
{
    auto &link = disk_.link;
    const auto flights = link.flights();
    const int at = flights.isEmpty() ? -1 : int(step.a % quint32(flights.size()));
    const int place = events_.empty() ? 0 : int(step.a % events_.size());
    switch (step.kind) {
    case RequestArrives:
        if (at >= 0)
            link.serve(at, [this](const auto &request) { return answer(request); });
        break;
    case ReplyArrives:
        if (at >= 0 && flights[at]->reply)
            link.deliver(at);
        break;
    case RequestIsLost:
    case ReplyIsLost:
        lose(step, step.kind == ReplyIsLost);
        break;
    case ServerIsBusy:
        if (at >= 0 && !flights[at]->reply)
            link.deliver(at, HttpReply{HttpReply::Fault::None, 503, {}, {}});
        break;
    case AllIsAnswered:
        answerAll();
        break;
    case AllButPagesRests:
        for (int round = 0; round < 5 && deliverAll(false); ++round) {
        }
        break;
    case EventArrives:
        deliverEvent();
        break;
    case AllEventsArrive:
        while (!events_.empty())
            deliverEvent();
        break;
    case EventIsRepeated:
        if (isConnected_ && !heard_.isEmpty()) {
            const auto &event = heard_[qsizetype(step.a % quint32(heard_.size()))];
            if (changeSeqOf(event) > 0)
                device_->hear(Event(event));
        }
        break;
    case EventsAreSwapped:
        if (place + 1 < int(events_.size()) && changeSeqOf(events_[size_t(place)]) > 0 &&
            changeSeqOf(events_[size_t(place) + 1]) > 0)
            std::swap(events_[size_t(place)], events_[size_t(place) + 1]);
        break;
    case EventIsDropped:
        if (!events_.empty() && !std::holds_alternative<AuthOk>(events_[size_t(place)])) {
            events_.erase(events_.begin() + place);
            owesHint_ = true;
        }
        break;
    case HintArrives:
        if (std::exchange(owesHint_, false))
            events_.push_back(SyncHint());
        break;
    case SocketIsCut:
        cutSocket();
        break;
    case MissesMuch:
        missMuch(step);
        break;
    case SocketOpens:
        connectSocket();
        break;
    default:
        return false;
    }
    return true;
}

bool Play::takeInside(const Step &step)
{
    switch (step.kind) {
    case StoreWorks:
        for (quint32 count = step.a % 3 + 1; count > 0 && disk_.lane.runOne(); --count) {
        }
        break;
    case StoreTells:
        for (quint32 count = step.a % 3 + 1; count > 0 && disk_.lane.deliverOne(); --count) {
        }
        break;
    case StoreDoesAll:
        disk_.lane.runAll();
        break;
    case PatienceEnds:
        device_->sync.fillGaps();
        break;
    case DelayEnds:
        device_->outbox.wake();
        if (std::exchange(device_->owesSync, false))
            device_->sync.sync();
        break;
    case Crash:
        crash();
        break;
    case BackupIsMade:
        backup_.emplace(server_);
        break;
    case BackupIsRestored:
        restore();
        break;
    default:
        return false;
    }
    return true;
}

} // namespace letschat::test
