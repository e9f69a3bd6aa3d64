#pragma once

#include <QList>
#include <QString>

#include <random>

namespace letschat::test {

/// One thing that happens. Which message, request, conversation it is about follows from `a` and
/// `b` and from what is there at that moment, so that a schedule stays one when steps are left out.
struct Step
{
    enum class Kind {
        // Others, at the server.
        PeerSends,
        PeerEdits,
        PeerDeletes,
        PeerReacts,
        PeerReads,
        SecondSends,
        SecondEdits,
        SecondDeletes,
        SecondReacts,
        SecondReads,
        SecondMutes,
        GroupRenames,
        GroupTakesOut,
        GroupTakesIn,
        ProfileChanges,
        RefusalBegins,
        RefusalEnds,
        // The user of this device.
        Sends,
        SendsBadReply,
        Edits,
        Deletes,
        Reacts,
        Reads,
        Retries,
        Discards,
        LoadsOlder,
        LoadsNewer,
        /// To a message, or to the newest.
        GoesTo,
        /// At some rows: those far from them may be let go.
        Looks,
        Opens,
        // Between the device and the server.
        RequestArrives,
        ReplyArrives,
        RequestIsLost,
        ReplyIsLost,
        ServerIsBusy,
        AllIsAnswered,
        /// The device comes to rest, but for pages of the history, which hang.
        AllButPagesRests,
        EventArrives,
        AllEventsArrive,
        EventIsRepeated,
        EventsAreSwapped,
        EventIsDropped,
        HintArrives,
        SocketIsCut,
        SocketOpens,
        /// Away while much happens, and back: often more than a server tells one by one.
        MissesMuch,
        // Inside of the device.
        StoreWorks,
        StoreTells,
        StoreDoesAll,
        PatienceEnds,
        DelayEnds,
        Crash,
        // The server's database.
        BackupIsMade,
        BackupIsRestored,
        Count,
    };

    Kind kind = Kind::Count;
    quint32 a = 0;
    quint32 b = 0;
};

QString nameOf(Step::Kind kind);

struct Schedule
{
    /// How many messages the conversations have at first.
    int firstHistory = 0;
    int secondHistory = 0;
    /// Whether the device is in sync when the steps begin; else it begins with nothing.
    bool isCaughtUp = true;
    /// How much the server gives at once.
    int syncMessages = 0;
    int newestMessages = 0;
    int changesBehind = 0;
    int pageSize = 0;
    /// From how many rows on the device lets some go.
    int mostRows = 0;
    QList<Step> steps;

    static Schedule draw(quint64 seed);
    QString inWords() const;
};

} // namespace letschat::test
