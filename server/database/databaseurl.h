#pragma once

#include <QMap>
#include <QString>

namespace letschat::server {

/// Whether `url` is a URL that libpq can read; says nothing of what is at its end.
bool isDatabaseUrl(const QString &url);

/// Whether a PostgreSQL at `url` takes connections now. Blocks, at most some seconds.
bool databaseAnswers(const QString &url);

/// A URL as PostgreSQL's programs take it without showing its password to the whole machine.
struct DatabaseUrlParts
{
    QMap<QString, QString> variables; ///< of the environment: PGHOST, PGPASSWORD …
    QString others;                   ///< what has no variable, as `keyword='value'`; no secrets
};
/// Nothing of a URL that libpq cannot read.
DatabaseUrlParts partsOfDatabaseUrl(const QString &url);

} // namespace letschat::server
