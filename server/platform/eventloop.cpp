#include "platform/eventloop.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include "platform/epolleventdispatcher.h"
#endif

namespace letschat::server {

QAbstractEventDispatcher *makeEventDispatcher()
{
#ifdef Q_OS_LINUX
    return new EpollEventDispatcher;
#else
    return nullptr;
#endif
}

} // namespace letschat::server
