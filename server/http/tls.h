#pragma once

#include "protocol/problem.h"

#include <QSslConfiguration>
#include <QString>

namespace letschat::server {

/// What a listener needs to speak TLS 1.2 and later: the certificate with its chain, and its key,
/// both PEM. The detail of a problem is one sentence for the administrator that names the setting:
/// a file that cannot be read, is no PEM, or a key that is not the certificate's.
Result<QSslConfiguration> loadTls(const QString &certificateFile, const QString &keyFile);

} // namespace letschat::server
