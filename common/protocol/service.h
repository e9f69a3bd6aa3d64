#pragma once

#include "protocol/endpoint.h"

#include <QString>

/// Whether the server lives, and whether it can work: protocol.md, 4.5.
namespace letschat {

struct Health
{
    QString status = QStringLiteral("ok");

    static constexpr auto fields() { return std::tuple(field("status", &Health::status)); }
};

/// Answers as long as the process lives.
struct GetHealth : Endpoint<Method::Get, "/healthz">
{
    static constexpr std::string_view summary = "Whether the server lives";
    static constexpr Access access = Access::Open;
    using Response = Health;
};

/// "ok", or "degraded" for what the server can do without.
struct Readiness
{
    QString database = QStringLiteral("ok");
    QString bus = QStringLiteral("ok");

    static constexpr auto fields()
    {
        return std::tuple(field("database", &Readiness::database), field("bus", &Readiness::bus));
    }
};

/// Unavailable, naming what is not there, while the server cannot work.
struct GetReadiness : Endpoint<Method::Get, "/readyz">
{
    static constexpr std::string_view summary = "Whether the server can work";
    static constexpr Access access = Access::Open;
    using Response = Readiness;
};

} // namespace letschat
