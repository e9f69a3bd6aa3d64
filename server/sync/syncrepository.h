#pragma once

#include "database/transaction.h"
#include "protocol/sync.h"

namespace letschat::server {

/// What one reply of `/sync` is made of, read in two turns from one snapshot of the database,
/// however much it is. Blocks the database thread that calls it.
class SyncRepository
{
public:
    explicit SyncRepository(SqlConnection &connection)
        : connection_(connection)
        , snapshot_(connection)
    {}

    struct Candidate
    {
        Conversation conversation;
        std::optional<qint64> heldChangeSeq; ///< none: the device does not hold it
    };
    struct Difference
    {
        QString epoch;
        qint64 usersChange = 0; ///< number of the newest change of any profile
        /// Those whose numbers differ, and unless `only` those that were not named; newest activity
        /// first.
        QList<Candidate> candidates;
        QList<ConversationId> gone; ///< those named that are not the viewer's
    };
    /// The first turn: opens the snapshot. At most `limit` candidates.
    Result<Difference> difference(UserId viewer, const SyncRequest &request, int limit);

    struct Behind
    {
        ConversationId id;
        qint64 since = 0;
    };
    /// What is read of the conversations and of people.
    struct Wanted
    {
        QList<Behind> behind; ///< their messages changed since, in the order of the list
        int mostChanged = 0;
        QList<ConversationId> unheld; ///< their newest messages
        int newestOfEach = 0;
        qint64 usersSince = 0;
        qint64 usersChange = 0; ///< as in Difference
        int mostUsers = 0;
    };
    struct ChangedProfile
    {
        Profile profile;
        qint64 number = 0;
    };
    struct Contents
    {
        QList<Message> changed; ///< ascending by `change_seq` within each conversation
        QList<Message> newest;  ///< the same
        /// Of the viewer and those who share, or shared, a conversation with them; ascending.
        QList<ChangedProfile> profiles;
    };
    /// The second: ends the snapshot.
    Result<Contents> contents(UserId viewer, const Wanted &wanted);

    Result<QList<Profile>> profiles(const QList<UserId> &users);

private:
    SqlConnection &connection_;
    Transaction snapshot_;
};

} // namespace letschat::server
