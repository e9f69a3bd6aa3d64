#include "store/stretchtable.h"

#include "store/sqlite.h"

namespace letschat::client {

void StretchTable::add(qint64 conversation, qint64 first, qint64 last)
{
    // The common case: the next message of a history that is held.
    const auto held = around(conversation, first - 1);
    if (held && held->last >= last)
        return;
    auto joined = Stretch{held ? held->first : first, last};
    if (const auto above = around(conversation, last + 1))
        joined.last = above->last;
    if (const auto below = around(conversation, first))
        joined.first = std::min(joined.first, below->first);
    sqlite_.run("DELETE FROM stretches WHERE conversation = ? AND first_seq BETWEEN ? AND ?",
                conversation, joined.first, joined.last);
    sqlite_.run("INSERT INTO stretches VALUES (?, ?, ?)", conversation, joined.first, joined.last);
}

std::optional<StretchTable::Stretch> StretchTable::around(qint64 conversation, qint64 seq)
{
    auto rows = sqlite_.run("SELECT first_seq, last_seq FROM stretches"
                            " WHERE conversation = ? AND first_seq <= ?"
                            " ORDER BY first_seq DESC LIMIT 1",
                            conversation, seq);
    if (!rows.next() || rows.number(1) < seq)
        return std::nullopt;
    return Stretch{rows.number(0), rows.number(1)};
}

void StretchTable::drop(qint64 conversation)
{
    sqlite_.run("DELETE FROM stretches WHERE conversation = ?", conversation);
}

} // namespace letschat::client
