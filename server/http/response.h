#pragma once

#include "protocol/problem.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace letschat::server {

/// An answer before it is written. The connection adds what belongs to it: length, date, request
/// id, and whether it stays open.
struct Response
{
    int status = 200;
    QByteArray body;
    QByteArrayView mediaType = "application/json";
    /// Sent as Allow, with 405 and as the answer to OPTIONS.
    QByteArray allow;
    /// Sent as Upgrade: the protocol that must be spoken at this path.
    QByteArrayView upgrade;
    std::optional<std::chrono::seconds> retryAfter;
};

/// The one place where a problem becomes a status.
Response toResponse(const Problem &problem);

/// How a response is written on one connection.
struct Framing
{
    QByteArrayView requestId;
    /// HEAD: everything but the body.
    bool isHead = false;
    bool closes = false;
    /// HTTP/1.0 closes unless told otherwise.
    bool saysKeepAlive = false;
};

/// Head and body, ready for one write.
QByteArray toBytes(const Response &response, const Framing &framing);

} // namespace letschat::server
