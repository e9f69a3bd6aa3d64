#pragma once

#include <QString>

#include <optional>

namespace letschat::server {

/// Where a PostgreSQL that can make and run a cluster is installed (operations.md): the first of
/// what `pg_config` names, Debian's folders (the version of the cluster, else the newest), and PATH
/// that has both `initdb` and `postgres`.
struct PostgresBinaries
{
    QString initdb;
    QString postgres;

    /// `clusterVersion`: the major version in an existing cluster's PG_VERSION, which no other can
    /// run; empty for a new cluster. Nothing when none is installed.
    static std::optional<PostgresBinaries> find(const QString &clusterVersion);

    /// A program beside them, such as `pg_dump`: that of this major version, else the newest. Empty
    /// when none is installed.
    static QString tool(const QString &name, const QString &version);
};

} // namespace letschat::server
