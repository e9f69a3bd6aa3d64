#pragma once

#include "sync/syncrepository.h"

namespace letschat::server {

/// Makes one reply of `/sync` within its limits (protocol.md, 4.4): which conversations it tells
/// of, how far each one's messages go, and whether there is more. Reads through one repository, in
/// two turns to the database, or three, whatever the device missed.
class SyncAssembly
{
public:
    SyncAssembly(SyncRepository &repository, UserId viewer, const SyncRequest &request)
        : repository_(repository)
        , viewer_(viewer)
        , request_(request)
    {}

    /// ValidationFailed for a `users_since` that is none of ours.
    Result<SyncReply> make();

private:
    using Candidate = SyncRepository::Candidate;
    enum class Need {
        Nothing, ///< no message can have changed
        Changes, ///< those since the number that the device holds
        Newest,  ///< not held, or too far behind
    };

    static Need needOf(const Candidate &candidate);
    static Result<qint64> sinceOf(const SyncRequest &request);
    static SyncRepository::Wanted wanted(const SyncRepository::Difference &difference,
                                         qint64 usersSince);
    void sortMessages(const SyncRepository::Contents &contents);
    void place(const Candidate &candidate);
    void placeChanges(const Candidate &candidate, const QList<Message> &changes);
    void placeNewest(const Candidate &candidate, const QList<Message> &newest);
    void addUsers(const QList<SyncRepository::ChangedProfile> &changed, qint64 newestNumber);
    Result<void> addSenders();

    SyncRepository &repository_;
    UserId viewer_;
    const SyncRequest &request_;
    SyncReply reply_;
    QHash<ConversationId, QList<Message>> changes_;
    QHash<ConversationId, QList<Message>> newest_;
    /// The changes that were fetched end in the middle of this one; nothing is known of those
    /// after.
    std::optional<ConversationId> cutAt_;
    bool isBeyondCut_ = false;
};

} // namespace letschat::server
