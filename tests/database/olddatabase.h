#pragma once

#include "core/timestamp.h"
#include "database/sqlconnection.h"
#include "protocol/ids.h"

namespace letschat::tests {

/// What a server of an older release left behind, written by SQL that is valid in its schema and as
/// much as that has room for.
///
/// Ada and Grace wrote to one another, and Grace has a group with Ada and Ken, which Joan left
/// before her account was deleted. Ken blocks Ada; Linus is disabled. All times are of January
/// 2026.
class OldDatabase
{
public:
    /// `level`: the number of the last migration that was applied.
    explicit OldDatabase(int level)
        : level_(level)
    {}

    /// From level 1 on; `passwordHash` is everybody's.
    Result<void> addPeople(server::SqlConnection &connection, const QString &passwordHash) const;
    /// From firstWithMessages on.
    Result<void> addConversations(server::SqlConnection &connection) const;

    static constexpr auto seenAt = u"2026-01-13T08:00:00.123Z"; ///< Grace
    static constexpr int firstWithMessages = 3;
    static constexpr int directMessages = 120; ///< Ada's are the odd ones up to 109
    static constexpr int adaRead = 110;
    static constexpr int edited = 7;
    static constexpr int deleted = 115;
    static constexpr int reactedTo = 5;
    static constexpr int groupMessages = 3;
    static constexpr int groupChanges = 5;
    static constexpr int refreshGeneration = 3;

    static constexpr Timestamp firstAt{std::chrono::sys_days{std::chrono::January / 10 / 2026}};

    bool hasReactions() const { return level_ >= 5; }
    bool hasSightings() const { return level_ >= 6; }
    bool hasLeavers() const { return level_ >= 4; }
    int directChanges() const { return directMessages + (hasReactions() ? 3 : 2); }

    static UserId ada() { return UserId{id(0x01)}; }
    static UserId grace() { return UserId{id(0x02)}; }
    static UserId joan() { return UserId{id(0x03)}; }
    static UserId ken() { return UserId{id(0x04)}; }
    static SessionId session() { return SessionId{id(0x11)}; }
    static ConversationId direct() { return ConversationId{id(0x21)}; }
    static ConversationId group() { return ConversationId{id(0x22)}; }
    static MessageId directMessage(int seq) { return MessageId{id(0x1000 + seq)}; }
    static Nonce directNonce(int seq) { return Nonce{id(0x2000 + seq)}; }
    static QString directBody(int seq);

private:
    static QUuid id(int number);
    Result<void> addDirect(server::SqlConnection &connection) const;
    Result<void> addGroup(server::SqlConnection &connection) const;
    Result<void> addLockout(server::SqlConnection &connection) const;

    int level_;
};

} // namespace letschat::tests
