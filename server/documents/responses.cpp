#include "documents/responses.h"

#include "protocol/schemavalues.h"

#include <map>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

QJsonObject header(const QString &description, const QJsonObject &schema)
{
    return {{u"description"_s, description}, {u"required"_s, true}, {u"schema"_s, schema}};
}

QJsonObject headerReferences(int status)
{
    const auto reference = [](const QString &name) {
        return QJsonObject{{u"$ref"_s, u"#/components/headers/"_s + name}};
    };
    QJsonObject headers{{u"X-Request-Id"_s, reference(u"RequestId"_s)}};
    if (status == 401)
        headers[u"WWW-Authenticate"] = reference(u"WwwAuthenticate"_s);
    if (status == 405)
        headers[u"Allow"] = reference(u"Allow"_s);
    if (status == 429 || status == 503)
        headers[u"Retry-After"] = reference(u"RetryAfter"_s);
    return headers;
}

QJsonObject content(const QString &mediaType, const QJsonObject &schema)
{
    return {{mediaType, QJsonObject{{u"schema"_s, schema}}}};
}

QString describeSuccess(int status)
{
    switch (status) {
    case 201:
        return u"Made: what is in the body is new."_s;
    case 204:
        return u"Done. No body."_s;
    default:
        return u"Success."_s;
    }
}

/// `Problem`, which carries `errors` only where there are some.
QJsonObject problemSchema(Schemas &schemas)
{
    auto schema = objectSchema<ProblemText>(schemas, Direction::Reply);
    auto properties = schema[u"properties"].toObject();
    properties[u"errors"] = SchemaOf<QList<FieldError>>::make(schemas, Direction::Reply);
    schema[u"properties"] = properties;
    schema[u"description"] =
        u"RFC 9457. `code` is the stable word, `detail` is for people; `errors` "
        "names each member or parameter that is wrong, by its path."_s;
    return schemas.refer(typeName<ProblemText>(), schema, Direction::Reply);
}

} // namespace

Responses::Responses(Schemas &schemas)
    : problem_(problemSchema(schemas))
{}

QJsonObject Responses::headers()
{
    auto requestId = typed("string");
    requestId[u"pattern"] = u"^[A-Za-z0-9._-]{1,64}$"_s;
    auto seconds = typed("integer");
    seconds[u"minimum"] = 0;
    return {
        {u"RequestId"_s,
         header(u"That of the request, else one that the server made."_s, requestId)},
        {u"RetryAfter"_s, header(u"Seconds after which it makes sense to ask again."_s, seconds)},
        {u"WwwAuthenticate"_s, header(u"RFC 6750."_s, QJsonObject{{u"const"_s, u"Bearer"_s}})},
        {u"Allow"_s, header(u"The methods that the path takes."_s, typed("string"))}};
}

QJsonObject Responses::refusal(int status, const std::set<ProblemCode> &codes) const
{
    QJsonArray words;
    QStringList titles;
    for (const auto code : codes) {
        words.append(toText(word(code)));
        titles.append(u"%1 (`%2`)."_s.arg(toText(title(code)), toText(word(code))));
    }
    const QJsonObject exact{{u"status"_s, QJsonObject{{u"const"_s, status}}},
                            {u"code"_s, QJsonObject{{u"enum"_s, words}}}};
    const QJsonObject schema{
        {u"allOf"_s, QJsonArray{problem_, QJsonObject{{u"properties"_s, exact}}}}};
    return {{u"description"_s, titles.join(u' ')},
            {u"headers"_s, headerReferences(status)},
            {u"content"_s, content(u"application/problem+json"_s, schema)},
            {u"x-problem-codes"_s, words}};
}

void Responses::addRefusals(QJsonObject &responses, const std::set<ProblemCode> &codes)
{
    std::map<int, std::set<ProblemCode>> byStatus;
    for (const auto code : codes)
        byStatus[httpStatus(code)].insert(code);
    for (const auto &[status, sameStatus] : byStatus) {
        QString name = QString::number(status);
        for (const auto code : sameStatus)
            name += u'.' + toText(word(code));
        if (!all_.contains(name))
            all_[name] = refusal(status, sameStatus);
        responses[QString::number(status)] =
            QJsonObject{{u"$ref"_s, u"#/components/responses/"_s + name}};
    }
}

void Responses::addSuccess(QJsonObject &responses, int status, const QJsonObject &schema)
{
    QJsonObject response{{u"description"_s, describeSuccess(status)},
                         {u"headers"_s, headerReferences(status)}};
    if (!schema.isEmpty())
        response[u"content"] = content(u"application/json"_s, schema);
    responses[QString::number(status)] = response;
}

} // namespace letschat::server
