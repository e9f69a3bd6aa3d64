#pragma once

#include <QString>

namespace letschat::server {

/// Whether `url` is a URL that libpq can read; says nothing of what is at its end.
bool isDatabaseUrl(const QString &url);

/// Whether a PostgreSQL at `url` takes connections now. Blocks, at most some seconds.
bool databaseAnswers(const QString &url);

} // namespace letschat::server
