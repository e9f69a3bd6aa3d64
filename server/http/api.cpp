#include "http/api.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

/// Methods that RFC 9110 and 5789 define; any other is answered 501.
constexpr std::array knownMethods{
    QByteArrayView("GET"),     QByteArrayView("HEAD"),  QByteArrayView("POST"),
    QByteArrayView("PUT"),     QByteArrayView("PATCH"), QByteArrayView("DELETE"),
    QByteArrayView("OPTIONS"), QByteArrayView("TRACE"), QByteArrayView("CONNECT")};

Response refusal(ProblemCode code, const QString &detail = {})
{
    return toResponse(refuse(code, detail).error());
}

Response notAllowed(const QByteArray &allow)
{
    auto response = refusal(ProblemCode::MethodNotAllowed);
    response.allow = allow;
    return response;
}

/// The answer to OPTIONS: what the path takes.
Response options(const QByteArray &allow)
{
    Response response;
    response.status = 204;
    response.allow = allow;
    return response;
}

/// HEAD is GET without the body (RFC 9110, 9.3.2).
const Binding *findMethod(const std::vector<const Binding *> &bindings, QByteArrayView method)
{
    const auto wanted = method == "HEAD" ? QByteArrayView("GET") : method;
    const auto matches = [&](const Binding *binding) {
        const auto name = word(binding->method);
        return wanted == QByteArrayView(name.data(), qsizetype(name.size()));
    };
    const auto found = std::ranges::find_if(bindings, matches);
    return found == bindings.end() ? nullptr : *found;
}

/// `application/json`, with or without parameters.
bool isJson(QByteArrayView mediaType)
{
    const auto end = mediaType.indexOf(';');
    const auto type = (end < 0 ? mediaType : mediaType.first(end)).trimmed();
    return type.compare("application/json", Qt::CaseInsensitive) == 0;
}

/// RFC 6455, 4.2.1: version 13, and a key of 16 bytes.
bool isHandshake(const RequestHead &head)
{
    const auto key = QByteArray::fromBase64Encoding(head.field("sec-websocket-key").toByteArray(),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    return key && (*key).size() == 16 && head.field("sec-websocket-version") == "13";
}

} // namespace

Api::Api(Authenticate authenticate, std::string_view base)
    : authenticate_(std::move(authenticate))
    , hasSocket_(base == apiBase)
    , routes_(base)
{}

Api::Admission Api::admit(const RequestHead &head) const
{
    if (std::ranges::find(knownMethods, head.method) == knownMethods.end())
        return refusal(ProblemCode::NotImplemented);
    if (hasSocket_ && head.path == QByteArrayView(socketPath.data(), qsizetype(socketPath.size())))
        return admitSocket(head);
    if (head.path == "*")
        return options("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"_ba);
    auto match = routes_.find(head.path);
    if (!match.bindings)
        return refusal(ProblemCode::NotFound);
    if (head.method == "OPTIONS")
        return options(allowed(*match.bindings));
    Admitted admitted;
    admitted.binding = findMethod(*match.bindings, head.method);
    if (!admitted.binding)
        return notAllowed(allowed(*match.bindings));
    if (admitted.binding->access == Access::Bearer) {
        auto caller = authenticate(head);
        if (!caller)
            return toResponse(caller.error());
        admitted.caller = *caller;
    }
    if (admitted.binding->wantsJson && head.hasBody() && !isJson(head.field("content-type")))
        return refusal(ProblemCode::UnsupportedMediaType);
    admitted.path = std::move(match.parameters);
    return admitted;
}

Api::Admission Api::admitSocket(const RequestHead &head) const
{
    const auto allow = "GET, OPTIONS"_ba;
    if (head.method == "OPTIONS")
        return options(allow);
    if (head.method != "GET")
        return notAllowed(allow);
    if (head.asksForWebSocket && isHandshake(head))
        return Upgrade{};
    auto response =
        refusal(ProblemCode::BadRequest, u"This path speaks WebSocket only, version 13."_s);
    response.upgrade = "websocket";
    return response;
}

/// RFC 6750, 2.1; the scheme's case does not matter (RFC 9110, 11.1).
Result<Caller> Api::authenticate(const RequestHead &head) const
{
    const auto credentials = head.field("authorization");
    const QByteArrayView scheme = "Bearer ";
    if (credentials.size() <= scheme.size() ||
        credentials.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return refuse(ProblemCode::Unauthenticated);
    return authenticate_(credentials.sliced(scheme.size()).trimmed().toByteArray());
}

} // namespace letschat::server
