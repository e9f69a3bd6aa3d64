#pragma once

#include "database/sqlconnection.h"
#include "protocol/sync.h"

namespace letschat::server {

/// What one reply of `/sync` is made of, each part one statement. The caller opens the snapshot
/// that all of them read from. Blocks the database thread that calls it.
class SyncRepository
{
public:
    explicit SyncRepository(SqlConnection &connection)
        : connection_(connection)
    {}

    struct Instance
    {
        QString epoch;
        qint64 usersChange = 0; ///< number of the newest change of any profile
    };
    Result<Instance> instance();

    struct Candidate
    {
        Conversation conversation;
        std::optional<qint64> heldChangeSeq; ///< none: the device does not hold it
    };
    /// Those whose numbers differ, and unless `only` those that were not named; newest activity
    /// first, at most `limit`.
    Result<QList<Candidate>> differing(UserId viewer, const SyncRequest &request, int limit);
    /// Those named that are not the viewer's.
    Result<QList<ConversationId>> gone(UserId viewer, const SyncRequest &request);

    struct Behind
    {
        ConversationId id;
        qint64 since = 0;
    };
    /// Messages changed since, in the order of the list and of their numbers, at most `limit`.
    Result<QList<Message>> changed(const QList<Behind> &conversations, int limit);
    /// The newest of each, at most `limit` a conversation, ascending by `change_seq` within one.
    Result<QList<Message>> newest(const QList<ConversationId> &conversations, int limit);

    struct ChangedProfile
    {
        Profile profile;
        qint64 number = 0;
    };
    /// Of the viewer and those who share, or shared, a conversation with them; ascending.
    /// `newest` is the number of the newest change there is.
    Result<QList<ChangedProfile>> profilesChanged(UserId viewer, qint64 since, qint64 newest,
                                                  int limit);
    Result<QList<Profile>> profiles(const QList<UserId> &users);

private:
    Result<QList<Message>> messages(const QString &sql, const QString &places, int limit);

    SqlConnection &connection_;
};

} // namespace letschat::server
