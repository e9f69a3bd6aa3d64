#include "http/edgesocket.h"

namespace letschat::server {

QByteArray amendedHandshake(const QByteArray &answer, const QByteArray &requestId)
{
    const auto end = answer.indexOf("\r\n\r\n");
    QByteArray amended;
    for (const auto &line : answer.first(end).split('\n')) {
        if (!line.startsWith("Access-Control-") && !line.startsWith("Server:"))
            amended += line.trimmed() + "\r\n";
    }
    return amended + "X-Request-Id: " + requestId + answer.sliced(end);
}

} // namespace letschat::server
