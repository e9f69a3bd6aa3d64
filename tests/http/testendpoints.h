#pragma once

#include "protocol/endpoint.h"
#include "protocol/ids.h"
#include "protocol/rules.h"

#include <QString>

#include <optional>

/// The calls of the server that the tests of the edge talk to.
namespace letschat::test {

struct TextBody
{
    QString text;
    static constexpr auto fields() { return std::tuple(field("text", &TextBody::text)); }
};

struct ItemPath
{
    UserId id;
    static constexpr auto fields() { return std::tuple(field("id", &ItemPath::id)); }
};

struct ItemQuery
{
    std::optional<int> limit;
    std::optional<QString> query;
    static constexpr auto fields()
    {
        return std::tuple(field("limit", &ItemQuery::limit, Range{1, 50}),
                          field("query", &ItemQuery::query, searchQueryRule));
    }
};

struct LatePath
{
    QString name;
    static constexpr auto fields() { return std::tuple(field("name", &LatePath::name)); }
};

struct Echo : Endpoint<Method::Post, "/echo">
{
    static constexpr Access access = Access::Open;
    using Body = TextBody;
    using Response = TextBody;
};

struct EchoMuch : Endpoint<Method::Post, "/echo-much">
{
    static constexpr Access access = Access::Open;
    static constexpr qint64 maxBody = 1024 * 1024;
    using Body = TextBody;
    using Response = TextBody;
};

struct GetItem : Endpoint<Method::Get, "/items/{id}">
{
    static constexpr Access access = Access::Open;
    using Path = ItemPath;
    using Query = ItemQuery;
    using Response = TextBody;
};

struct DeleteItem : Endpoint<Method::Delete, "/items/{id}">
{
    static constexpr std::array successes{204};
    using Path = ItemPath;
};

/// Answers its name, once the gate is open.
struct Late : Endpoint<Method::Get, "/late/{name}">
{
    static constexpr Access access = Access::Open;
    using Path = LatePath;
    using Response = TextBody;
};

/// Needs the token "good".
struct Secret : Endpoint<Method::Post, "/secret">
{
    using Body = TextBody;
    using Response = TextBody;
};

struct Refused : Endpoint<Method::Get, "/refused">
{
    static constexpr Access access = Access::Open;
    using Response = TextBody;
};

} // namespace letschat::test
