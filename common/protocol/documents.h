#pragma once

#include "protocol/codecmember.h"
#include "protocol/endpoint.h"
#include "protocol/schemavalues.h"

#include <QByteArray>

/// The documents about the contract itself: protocol.md, 6.
namespace letschat {

/// An answer that is JSON already, sent as it stands.
struct JsonText
{
    QByteArray text;
};

template <>
struct Codec<JsonText>
{
    static void write(QByteArray &out, const JsonText &json) { out += json.text; }
};

template <>
struct SchemaOf<JsonText>
{
    static QJsonObject make(Schemas &, Direction) { return typed("object"); }
};

struct GetOpenApi : Endpoint<Method::Get, "/openapi.json">
{
    static constexpr std::string_view summary = "This document: every call, in OpenAPI 3.1";
    static constexpr Access access = Access::Open;
    using Response = JsonText;
};

struct GetAsyncApi : Endpoint<Method::Get, "/asyncapi.json">
{
    static constexpr std::string_view summary = "The socket, both directions, in AsyncAPI 3.0";
    static constexpr Access access = Access::Open;
    using Response = JsonText;
};

} // namespace letschat
