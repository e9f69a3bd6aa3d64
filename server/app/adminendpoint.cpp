#include "app/adminendpoint.h"

#include "app/services.h"
#include "http/api.h"
#include "monitoring/monitoringroutes.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcAdmin, "letschat.admin")

namespace letschat::server {

QString authorityOf(const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return u"%1:%2"_s.arg(isIpv6 ? u'[' + address.toString() + u']' : address.toString()).arg(port);
}

Step listenOn(Listener &listener, const ListenAddress &wanted, const QString &setting)
{
    if (!listener.listen(wanted.address, wanted.port))
        return fault(StartFault::AddressInUse,
                     u"%1: %2 cannot be used: %3."_s.arg(setting,
                                                         authorityOf(wanted.address, wanted.port),
                                                         listener.errorString()));
    listener.pauseAccepting();
    return {};
}

Step AdminEndpoint::listen()
{
    if (!settings_.adminListen)
        return {};
    listener_ =
        std::make_unique<Listener>([this](qintptr descriptor) { endpoint_->adopt(descriptor); });
    const auto listening = listenOn(*listener_, *settings_.adminListen, u"admin_listen"_s);
    if (!listening)
        listener_.reset();
    if (listening || !settings_.adminListenIsDefault)
        return listening;
    qCWarning(lcAdmin).noquote() << listening.error().sentence << "There are no metrics.";
    return {};
}

void AdminEndpoint::serve(Services &services)
{
    if (!listener_)
        return;
    limiter_ = std::make_unique<RateLimiter>(services.clock(), RateLimits::none());
    api_ = std::make_unique<Api>(
        [](const QByteArray &) -> Result<Caller> { return refuse(ProblemCode::Unauthenticated); },
        std::string_view());
    bindAdministration(*api_, services.database(), services.bus(), services.metrics());
    entrance_ = std::make_unique<Entrance>(TrustedProxies(), ConnectionsPerAddress(), *limiter_,
                                           std::nullopt, Served());
    endpoint_ = std::make_unique<HttpEndpoint>(*api_, *entrance_, HttpLimits(), UpgradeTaker());
    listener_->resumeAccepting();
    qCInfo(lcAdmin).noquote() << u"admin_listen: http://"_s +
                                     authorityOf(listener_->serverAddress(),
                                                 listener_->serverPort());
}

} // namespace letschat::server
