#include "network/serveraddress.h"

#include "protocol/endpoint.h"
#include "protocol/events.h"

using namespace Qt::StringLiterals;

namespace letschat::client {

QUrl callUrl(const QUrl &server, const QByteArray &target)
{
    const auto base = server.toString(QUrl::RemoveQuery | QUrl::RemoveFragment |
                                      QUrl::StripTrailingSlash | QUrl::FullyEncoded);
    return QUrl::fromEncoded(base.toUtf8() + QByteArray(apiBase.data(), qsizetype(apiBase.size())) +
                             target);
}

QUrl socketUrl(QUrl server)
{
    server.setScheme(server.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    auto path = server.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    const auto text = [](std::string_view part) {
        return QLatin1StringView(part.data(), qsizetype(part.size()));
    };
    server.setPath(path + text(apiBase) + text(socketPath));
    server.setQuery(QString());
    server.setFragment(QString());
    return server;
}

} // namespace letschat::client
