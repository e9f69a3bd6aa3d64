#include "documents/openapi.h"

#include "documents/responses.h"
#include "http/edgeproblems.h"
#include "protocol/schemavalues.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

/// What holds for every call, and what the server chose where its contract leaves a choice.
constexpr auto aboutTheCalls =
    R"(LetsChat, version 1 of its contract. The socket is described in `asyncapi.json`.

JSON in UTF-8, `snake_case` keys, times as RFC 3339 in UTC with milliseconds, ids as lower-case UUID text. What can be absent is `null` in an answer; in a request it may be `null` or missing. Unknown members of a request are ignored, and so must be unknown members of an answer.

Errors are RFC 9457 problems; each status lists the codes that this call can give (`x-problem-codes`). The order of the checks: path (404), method (405), token (401), media type (415), size (413), parameters (400), body (400, 422). A 4xx changed nothing. After a 5xx or silence the outcome is unknown: repeat with the same nonce.

- Paths match as sent, byte for byte. A path that is not listed is answered 404 `not_found`.
- A listed path answers another method 405 `method_not_allowed` with `Allow`, a method that HTTP does not know 501; `HEAD` works wherever `GET` does, and `OPTIONS` is answered 204 with `Allow`.
- In a query, `+` means a space (as HTML forms write it); in a path it is a plus sign. Percent-escapes must be UTF-8. A parameter that comes twice is 400 `bad_request`, one that is not listed is ignored, numbers are plain decimal digits.
- Ids are read in either case and written in lower case.
- A JSON body must come as `application/json`; parameters of the media type are ignored. It may be nested 32 deep.
- Cursors are opaque: they go back as they came, and mean nothing elsewhere.
- A header may have 16 KiB, a request target 8 KiB. A request whose rest was not read closes the connection behind its answer.
- Every 429 and 503 says `Retry-After`.)";

QString tagOf(const Binding &binding)
{
    const auto segments = toText(binding.path).split(u'/', Qt::SkipEmptyParts);
    const bool isAboutTheService = segments.size() == 1 && binding.access == Access::Open;
    return isAboutTheService ? u"service"_s : segments.value(0);
}

/// `SendMessage` as an operation is called `sendMessage`.
QString operationIdOf(const Shape &shape)
{
    auto name = toText(shape.name);
    name[0] = name[0].toLower();
    return name;
}

class CallDocument
{
public:
    void add(const Binding &binding);
    void addSocket();
    QJsonObject whole() const;

private:
    QJsonArray parameters(const Shape &shape);
    static void append(QJsonArray &list, const QString &place, const QJsonObject &object);
    QJsonObject body(const Binding &binding);
    QJsonObject responses(const Binding &binding);
    void put(const QString &path, const QString &method, const QJsonObject &operation);
    QJsonObject components() const;

    Schemas schemas_;
    Responses responses_{schemas_};
    QJsonObject paths_;
};

void CallDocument::add(const Binding &binding)
{
    QJsonObject operation{{u"operationId"_s, operationIdOf(binding.shape)},
                          {u"tags"_s, QJsonArray{tagOf(binding)}},
                          {u"parameters"_s, parameters(binding.shape)},
                          {u"responses"_s, responses(binding)}};
    if (!binding.shape.summary.empty())
        operation[u"summary"] = toText(binding.shape.summary);
    if (!binding.shape.description.empty())
        operation[u"description"] = toText(binding.shape.description);
    if (binding.wantsJson)
        operation[u"requestBody"] = body(binding);
    const bool isOpen = binding.access == Access::Open;
    operation[u"security"] =
        isOpen ? QJsonArray() : QJsonArray{QJsonObject{{u"bearer"_s, QJsonArray()}}};
    put(toText(binding.path), toText(word(binding.method)), operation);
}

// Not bound like the others: what follows the handshake is no longer HTTP.
void CallDocument::addSocket()
{
    QJsonObject responses;
    responses_.addRefusals(responses, edgeProblems());
    responses[u"101"] = QJsonObject{{u"description"_s, u"WebSocket begins."_s}};
    const QJsonObject operation{
        {u"operationId"_s, u"openSocket"_s},
        {u"tags"_s, QJsonArray{u"socket"_s}},
        {u"summary"_s, u"Opens the socket (RFC 6455), which asyncapi.json describes"_s},
        {u"description"_s, u"A request that asks for no WebSocket is answered 400 with `Upgrade`. "
                           "The token comes in the first frame, never here."_s},
        {u"security"_s, QJsonArray()},
        {u"responses"_s, responses}};
    put(toText(Api::socketPath.substr(apiBase.size())), u"GET"_s, operation);
}

void CallDocument::put(const QString &path, const QString &method, const QJsonObject &operation)
{
    auto item = paths_[path].toObject();
    item[method.toLower()] = operation;
    paths_[path] = item;
}

QJsonArray CallDocument::parameters(const Shape &shape)
{
    QJsonArray list{QJsonObject{{u"$ref"_s, u"#/components/parameters/RequestId"_s}}};
    if (shape.path)
        append(list, u"path"_s, shape.path(schemas_));
    if (shape.query)
        append(list, u"query"_s, shape.query(schemas_));
    return list;
}

void CallDocument::append(QJsonArray &list, const QString &place, const QJsonObject &object)
{
    const auto properties = object[u"properties"].toObject();
    const auto required = object[u"required"].toArray();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        list.append(QJsonObject{{u"name"_s, property.key()},
                                {u"in"_s, place},
                                {u"required"_s, required.contains(property.key())},
                                {u"schema"_s, property.value()}});
    }
}

QJsonObject CallDocument::body(const Binding &binding)
{
    const QJsonObject media{{u"schema"_s, binding.shape.body(schemas_)}};
    return {{u"required"_s, true},
            {u"description"_s, u"At most %1 bytes."_s.arg(binding.maxBody)},
            {u"content"_s, QJsonObject{{u"application/json"_s, media}}}};
}

QJsonObject CallDocument::responses(const Binding &binding)
{
    QJsonObject responses;
    for (const int status : binding.shape.successes) {
        const bool hasContent = binding.shape.response && status != 204;
        responses_.addSuccess(responses, status,
                              hasContent ? binding.shape.response(schemas_) : QJsonObject());
    }
    responses_.addRefusals(responses, possibleProblems(binding));
    return responses;
}

QJsonObject CallDocument::components() const
{
    const QJsonObject requestId{{u"name"_s, u"X-Request-Id"_s},
                                {u"in"_s, u"header"_s},
                                {u"description"_s,
                                 u"Comes back with the answer. Anything else than 1 to 64 of "
                                 "`[A-Za-z0-9._-]` counts as none."_s},
                                {u"schema"_s, typed("string")}};
    const QJsonObject bearer{{u"type"_s, u"http"_s},
                             {u"scheme"_s, u"bearer"_s},
                             {u"bearerFormat"_s, u"JWT"_s},
                             {u"description"_s,
                              u"The access token from register, login or refresh; "
                              "good for `expires_in` seconds."_s}};
    return {{u"schemas"_s, schemas_.all()},
            {u"responses"_s, responses_.all()},
            {u"headers"_s, Responses::headers()},
            {u"parameters"_s, QJsonObject{{u"RequestId"_s, requestId}}},
            {u"securitySchemes"_s, QJsonObject{{u"bearer"_s, bearer}}}};
}

QJsonObject CallDocument::whole() const
{
    const QJsonObject license{{u"name"_s, u"GNU General Public License, version 3 or later"_s},
                              {u"identifier"_s, u"GPL-3.0-or-later"_s}};
    const QJsonObject description{{u"title"_s, u"LetsChat"_s},
                                  {u"version"_s, QString::fromLatin1(LETSCHAT_VERSION)},
                                  {u"description"_s, QString::fromUtf8(aboutTheCalls)},
                                  {u"license"_s, license}};
    return {{u"openapi"_s, u"3.1.0"_s},
            {u"info"_s, description},
            {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, toText(apiBase)}}}},
            {u"paths"_s, paths_},
            {u"components"_s, components()}};
}

} // namespace

QJsonObject openApi(const Api &api)
{
    CallDocument document;
    for (const auto &binding : api.bindings())
        document.add(*binding);
    document.addSocket();
    return document.whole();
}

} // namespace letschat::server
