#pragma once

#include <QSslSocket>

namespace letschat::server {

/// Bytes of ours that the other side has not taken yet. Under TLS they wait in a buffer that
/// bytesToWrite() does not know of.
inline qint64 unsentBytes(const QTcpSocket *socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(socket);
    return socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

} // namespace letschat::server
