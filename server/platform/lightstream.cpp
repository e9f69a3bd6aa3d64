#include "platform/lightstream.h"

#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include "platform/descriptorstream.h"

#include <fcntl.h>
#endif

namespace letschat::server {

std::unique_ptr<ByteStream> lightStream([[maybe_unused]] const QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::fcntl(int(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (descriptor >= 0)
        return std::make_unique<DescriptorStream>(descriptor);
#endif
    return {};
}

} // namespace letschat::server
