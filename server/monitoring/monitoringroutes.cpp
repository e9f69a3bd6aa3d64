#include "monitoring/monitoringroutes.h"

#include "bus/bus.h"
#include "database/database.h"
#include "http/answer.h"
#include "http/api.h"
#include "monitoring/metrics.h"
#include "protocol/documents.h"
#include "protocol/service.h"

namespace letschat::server {

/// Text that is served as it stands.
struct MetricsText
{
    static constexpr std::string_view mediaType = "text/plain; version=0.0.4; charset=utf-8";
    QByteArray text;
};

} // namespace letschat::server

template <>
struct letschat::Codec<letschat::server::MetricsText>
{
    static void write(QByteArray &out, const server::MetricsText &metrics) { out += metrics.text; }
};

template <>
struct letschat::SchemaOf<letschat::server::MetricsText>
{
    static QJsonObject make(Schemas &, Direction) { return typed("string"); }
};

namespace letschat::server {

namespace {

struct GetMetrics : Endpoint<Method::Get, "/metrics">
{
    static constexpr std::string_view summary = "What the server counts, for Prometheus";
    static constexpr Access access = Access::Open;
    using Response = MetricsText;
};

QCoro::Task<Result<Health>> health()
{
    co_return Health{};
}

QCoro::Task<Result<Readiness>> readiness(Database &database, const Bus &bus)
{
    const auto ask = [](SqlConnection &connection) {
        return connection.change(QStringLiteral("SELECT 1"));
    };
    const auto answered = co_await database.read(ask);
    if (!answered)
        co_return refuseForNow(QStringLiteral("database: it does not answer."));
    Readiness ready;
    if (!bus.isWhole())
        ready.bus = QStringLiteral("degraded");
    co_return ready;
}

QCoro::Task<Result<MetricsText>> collected(const Metrics &metrics)
{
    co_return MetricsText{metrics.text()};
}

} // namespace

void bindHealth(Api &api, Database &database, const Bus &bus)
{
    api.on<GetHealth>([](const Request<GetHealth> &) { return answer(health()); });
    api.on<GetReadiness>([&database, &bus](const Request<GetReadiness> &) {
        return answer(readiness(database, bus));
    });
}

void bindAdministration(Api &api, Database &database, const Bus &bus, const Metrics &metrics)
{
    bindHealth(api, database, bus);
    api.on<GetMetrics>(
        [&metrics](const Request<GetMetrics> &) { return answer(collected(metrics)); });
}

} // namespace letschat::server
