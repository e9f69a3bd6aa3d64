#pragma once

#include "database/sqlconnection.h"
#include "protocol/conversations.h"

namespace letschat::server {

/// The word of an enumeration as the database keeps it, which is that of the contract.
template <NamedEnum E>
E enumOf(const QString &word)
{
    for (const auto &[value, known] : EnumWords<E>::words) {
        if (word == QLatin1StringView(known.data(), qsizetype(known.size())))
            return value;
    }
    Q_UNREACHABLE();
}

template <NamedEnum E>
QString wordOf(E value)
{
    for (const auto &[known, word] : EnumWords<E>::words) {
        if (known == value)
            return QLatin1StringView(word.data(), qsizetype(word.size()));
    }
    Q_UNREACHABLE();
}

/// What stands before a SELECT of memberColumns(): the viewer, bound once, and whose read marks a
/// block hides from them. Without a viewer (a null id) nothing is hidden.
inline constexpr auto viewerSql = R"(
    WITH viewer AS (SELECT ?::uuid AS id),
    hidden AS MATERIALIZED (
        SELECT b.blocked_id AS id FROM blocks b JOIN viewer ON b.blocker_id = viewer.id
        UNION ALL
        SELECT b.blocker_id FROM blocks b JOIN viewer ON b.blocked_id = viewer.id))";

/// The columns that readMember() takes: `one` is the row of `members`, `u` the person, `c` the
/// conversation.
QString memberColumns();
Member readMember(const Rows &rows, int column);

/// The one statement that reads conversations as the viewer sees them, in the order of their
/// activity, newest first. `page` selects which: their `id`, the `user_id` whose membership is
/// `mine`, and `held`, a bigint that comes back with each. It may use `viewer`, and what `with`
/// defines, one more query of the WITH list. Bound are the viewer, and then whatever `with` and
/// `page` ask for.
QString conversationsOf(QLatin1StringView page, QLatin1StringView with = {});

struct FoundConversation
{
    Conversation conversation;
    std::optional<qint64> held;
};

/// Reads what conversationsOf() found.
QList<FoundConversation> readConversations(Rows rows);

} // namespace letschat::server
