#pragma once

#include "protocol/problem.h"

#include <QString>

#include <expected>

namespace letschat::server {

/// Why the server, or a command, cannot go on: one sentence that names the setting, and the exit
/// status of operations.md; Refused is for commands, where nothing is wrong with the setting up.
struct StartFault
{
    enum ExitStatus { Refused = 1, Configuration = 2, DatabaseAway = 3, AddressInUse = 4 };
    ExitStatus status = Configuration;
    QString sentence;
};

/// What a problem says to the administrator.
inline QString sentenceOf(const Problem &problem)
{
    return problem.detail.isEmpty()
               ? QStringLiteral("database_url: the database refused a statement (may its role "
                                "change the schema?); the log says which and why.")
               : problem.detail;
}

using Step = std::expected<void, StartFault>;

inline std::unexpected<StartFault> fault(StartFault::ExitStatus status, const QString &sentence)
{
    return std::unexpected(StartFault{status, sentence});
}

} // namespace letschat::server
