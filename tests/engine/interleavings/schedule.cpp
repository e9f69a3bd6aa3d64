#include "engine/interleavings/schedule.h"

#include <array>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

struct Weighted
{
    Step::Kind kind;
    std::string_view name;
    int weight;
};

using enum Step::Kind;

/// In the order of Step::Kind. How often a kind comes is what was found to end in many different
/// states, not what life is like.
constexpr std::array kinds{
    Weighted{PeerSends, "peer sends", 60},
    Weighted{PeerEdits, "peer edits", 20},
    Weighted{PeerDeletes, "peer deletes", 12},
    Weighted{PeerReacts, "peer reacts", 20},
    Weighted{PeerReads, "peer reads", 12},
    Weighted{SecondSends, "second device sends", 25},
    Weighted{SecondEdits, "second device edits", 12},
    Weighted{SecondDeletes, "second device deletes", 8},
    Weighted{SecondReacts, "second device reacts", 10},
    Weighted{SecondReads, "second device reads", 12},
    Weighted{SecondMutes, "second device mutes", 5},
    Weighted{GroupRenames, "group gets a title", 4},
    Weighted{GroupTakesOut, "group takes the user out", 2},
    Weighted{GroupTakesIn, "group takes the user in", 4},
    Weighted{ProfileChanges, "peer changes the profile", 3},
    Weighted{RefusalBegins, "refusal begins", 8},
    Weighted{RefusalEnds, "refusal ends", 8},
    Weighted{Sends, "sends", 70},
    Weighted{SendsBadReply, "sends a reply to nothing", 4},
    Weighted{Edits, "edits", 22},
    Weighted{Deletes, "deletes", 12},
    Weighted{Reacts, "reacts", 22},
    Weighted{Reads, "reads", 25},
    Weighted{Retries, "retries", 10},
    Weighted{Discards, "discards", 5},
    Weighted{LoadsOlder, "loads older", 30},
    Weighted{LoadsNewer, "loads newer", 30},
    Weighted{GoesTo, "goes to a message", 20},
    Weighted{Looks, "looks at some rows", 20},
    Weighted{Opens, "opens a conversation", 15},
    Weighted{RequestArrives, "request arrives", 60},
    Weighted{ReplyArrives, "reply arrives", 60},
    Weighted{RequestIsLost, "request is lost", 12},
    Weighted{ReplyIsLost, "reply is lost", 12},
    Weighted{ServerIsBusy, "server is busy", 6},
    Weighted{AllIsAnswered, "all is answered", 40},
    Weighted{AllButPagesRests, "all but pages comes to rest", 30},
    Weighted{EventArrives, "event arrives", 80},
    Weighted{AllEventsArrive, "all events arrive", 40},
    Weighted{EventIsRepeated, "event is repeated", 15},
    Weighted{EventsAreSwapped, "events are swapped", 15},
    Weighted{EventIsDropped, "event is dropped", 10},
    Weighted{HintArrives, "hint arrives", 8},
    Weighted{SocketIsCut, "socket is cut", 12},
    Weighted{SocketOpens, "socket opens", 40},
    Weighted{MissesMuch, "misses much", 20},
    Weighted{StoreWorks, "store works", 60},
    Weighted{StoreTells, "store tells", 60},
    Weighted{StoreDoesAll, "store does all", 120},
    Weighted{PatienceEnds, "patience ends", 25},
    Weighted{DelayEnds, "delay ends", 25},
    Weighted{Crash, "crash and restart", 8},
    Weighted{BackupIsMade, "backup is made", 6},
    Weighted{BackupIsRestored, "backup is restored", 4},
};
static_assert(kinds.size() == size_t(Count));

constexpr int allWeights()
{
    int sum = 0;
    for (const auto &each : kinds)
        sum += each.weight;
    return sum;
}

} // namespace

QString nameOf(Step::Kind kind)
{
    const auto name = kinds[size_t(kind)].name;
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

Schedule Schedule::draw(quint64 seed)
{
    std::mt19937_64 random(seed);
    const auto number = [&](int bound) { return int(random() % quint64(bound)); };
    Schedule schedule;
    // Mostly short, since bringing it takes longer than the steps.
    schedule.firstHistory = number(8) == 0 ? number(14) : number(6);
    schedule.secondHistory = number(2) == 0 ? 0 : number(4);
    schedule.isCaughtUp = number(4) > 0;
    schedule.newestMessages = 1 + number(4);
    schedule.syncMessages = schedule.newestMessages + number(6);
    schedule.changesBehind = number(3) == 0 ? 1 + number(6) : 1000;
    schedule.pageSize = 1 + number(5);
    schedule.mostRows = 2 + number(10);
    // Many short ones find what long ones find, but for what needs a long way.
    const int count = number(4) == 0 ? 12 + number(28) : 4 + number(12);
    for (int i = 0; i < count; ++i) {
        int chance = number(allWeights());
        size_t at = 0;
        while (chance >= kinds[at].weight)
            chance -= kinds[at++].weight;
        schedule.steps.append({kinds[at].kind, quint32(random()), quint32(random())});
    }
    return schedule;
}

QString Schedule::inWords() const
{
    auto text = u"history %1 and %2, %3; a sync brings %4 messages, %5 of a new conversation, and"
                " resets beyond %6 changes; pages of %7, at most %8 rows\n"_s.arg(firstHistory)
                    .arg(secondHistory)
                    .arg(isCaughtUp ? u"caught up"_s : u"from nothing"_s)
                    .arg(syncMessages)
                    .arg(newestMessages)
                    .arg(changesBehind)
                    .arg(pageSize)
                    .arg(mostRows);
    for (const auto &step : steps)
        text += u"    %1 (%2, %3)\n"_s.arg(nameOf(step.kind)).arg(step.a).arg(step.b);
    return text;
}

} // namespace letschat::test
