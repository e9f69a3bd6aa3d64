#pragma once

#include "platform/bytestream.h"

class QTcpSocket;

namespace letschat::server {

/// A second hold on the connection of a plain socket that is connected and has nothing unread or
/// unsent, in a tenth of its memory; the socket itself is the caller's to abort. Nothing where the
/// system or the number of descriptors does not allow it.
std::unique_ptr<ByteStream> lightStream(const QTcpSocket &socket);

} // namespace letschat::server
