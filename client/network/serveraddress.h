#pragma once

#include <QByteArray>
#include <QUrl>

namespace letschat::client {

/// Where a call goes: `target` is its path below apiBase and its query, both encoded.
QUrl callUrl(const QUrl &server, const QByteArray &target);
/// Where the socket goes: ws for http, wss for https.
QUrl socketUrl(QUrl server);

} // namespace letschat::client
