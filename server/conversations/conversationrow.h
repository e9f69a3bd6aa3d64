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

/// What stands before a SELECT of conversationColumns(): the viewer, bound once, and whose read
/// marks a block hides from them. Without a viewer (a null id) nothing is hidden.
inline constexpr auto viewerSql = R"(
    WITH viewer AS (SELECT ?::uuid AS id),
    hidden AS MATERIALIZED (
        SELECT b.blocked_id AS id FROM blocks b JOIN viewer ON b.blocker_id = viewer.id
        UNION ALL
        SELECT b.blocker_id FROM blocks b JOIN viewer ON b.blocked_id = viewer.id))";

/// One row of `members` named `one`, with its person `u` and its conversation `c`, as a JSON member
/// of the contract.
QString memberJson();
QList<Member> readMembers(const QByteArray &json);

/// The list of columns that readConversation() takes: `c` is the row of `conversations`, `m` the
/// viewer's row of `members`, `x` the last message.
QString conversationColumns();

/// How many columns those are.
inline constexpr int conversationColumnCount = 26;

/// Reads conversationColumns(), from the first column on.
Conversation readConversation(const Rows &rows);

} // namespace letschat::server
