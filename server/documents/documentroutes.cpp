#include "documents/documentroutes.h"

#include "documents/asyncapi.h"
#include "documents/openapi.h"
#include "http/api.h"
#include "protocol/documents.h"

#include <QJsonDocument>

namespace letschat::server {

namespace {

/// Made once all is bound, then only read.
struct Documents
{
    JsonText openApi;
    JsonText asyncApi;
};

JsonText textOf(const QJsonObject &object)
{
    return {QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QCoro::Task<Result<Answer<JsonText>>> answer(JsonText text)
{
    co_return Answer<JsonText>{text};
}

} // namespace

void bindDocuments(Api &api, const LiveSettings &live)
{
    const auto documents = std::make_shared<Documents>();
    api.on<GetOpenApi>(
        [documents](const Request<GetOpenApi> &) { return answer(documents->openApi); });
    api.on<GetAsyncApi>(
        [documents](const Request<GetAsyncApi> &) { return answer(documents->asyncApi); });
    documents->openApi = textOf(openApi(api));
    documents->asyncApi = textOf(asyncApi(live));
}

} // namespace letschat::server
