#include "documents/documentroutes.h"
#include "documents/openapi.h"
#include "http/testendpoints.h"

#include <QJsonArray>
#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::test;
using namespace Qt::StringLiterals;

namespace {

template <class E>
void bind(Api &api)
{
    api.on<E>([](const Request<E> &) -> QCoro::Task<Result<Answer<typename E::Response>>> {
        co_return Answer<typename E::Response>{};
    });
}

QJsonObject documentOfTheTestEndpoints()
{
    Api api([](const QByteArray &) -> Result<Caller> { return Caller{}; });
    bind<Echo>(api);
    bind<EchoMuch>(api);
    bind<GetItem>(api);
    bind<DeleteItem>(api);
    bind<Secret>(api);
    return openApi(api);
}

} // namespace

/// What follows from an endpoint's type. That a running server keeps to it is tested beside.
class OpenApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void methodsOfAPathStandTogether()
    {
        const auto item = document_[u"paths"][u"/items/{id}"].toObject();
        QCOMPARE(item.keys(), (QStringList{u"delete"_s, u"get"_s}));
        QCOMPARE(item[u"get"][u"operationId"], u"getItem"_s);
        QCOMPARE(item[u"get"][u"tags"].toArray(), QJsonArray{u"items"_s});
        QCOMPARE(document_[u"paths"][u"/echo"][u"post"][u"tags"].toArray(),
                 QJsonArray{u"service"_s});
    }

    void membersOfPathAndQueryAreParameters()
    {
        const auto parameters =
            document_[u"paths"][u"/items/{id}"][u"get"][u"parameters"].toArray();
        QCOMPARE(parameters.size(), 4); // the request id before them
        QCOMPARE(parameters[1][u"name"], u"id"_s);
        QCOMPARE(parameters[1][u"in"], u"path"_s);
        QCOMPARE(parameters[1][u"required"], true);
        QCOMPARE(parameters[2][u"name"], u"limit"_s);
        QCOMPARE(parameters[2][u"in"], u"query"_s);
        QCOMPARE(parameters[2][u"required"], false);
        QCOMPARE(parameters[2][u"schema"][u"maximum"], 50);
    }

    void bodiesSayTheirLimit()
    {
        const auto limit = [this](const QString &path) {
            return document_[u"paths"][path][u"post"][u"requestBody"][u"description"].toString();
        };
        QCOMPARE(limit(u"/echo"_s), u"At most 131072 bytes."_s);
        QCOMPARE(limit(u"/echo-much"_s), u"At most 1048576 bytes."_s);
        QVERIFY(!document_[u"paths"][u"/items/{id}"][u"get"].toObject().contains(u"requestBody"));
    }

    void onlyCallsOfTheBearerSpeakOfTokens()
    {
        QCOMPARE(codes(u"/secret"_s, u"post"_s, 401),
                 (QStringList{u"unauthenticated"_s, u"token_expired"_s, u"token_revoked"_s}));
        QCOMPARE(document_[u"paths"][u"/secret"][u"post"][u"security"].toArray().size(), 1);
        QCOMPARE(codes(u"/echo"_s, u"post"_s, 401), QStringList());
        QCOMPARE(document_[u"paths"][u"/echo"][u"post"][u"security"].toArray(), QJsonArray());
    }

    void onlyCallsWithABodySpeakOfIt()
    {
        QCOMPARE(codes(u"/echo"_s, u"post"_s, 400),
                 (QStringList{u"malformed_json"_s, u"bad_request"_s}));
        QCOMPARE(codes(u"/echo"_s, u"post"_s, 415), QStringList{u"unsupported_media_type"_s});
        QCOMPARE(codes(u"/echo"_s, u"post"_s, 422), QStringList{u"validation_failed"_s});
        QCOMPARE(codes(u"/items/{id}"_s, u"get"_s, 400), QStringList{u"bad_request"_s});
        QCOMPARE(codes(u"/items/{id}"_s, u"get"_s, 415), QStringList());
        QCOMPARE(codes(u"/items/{id}"_s, u"get"_s, 422), QStringList());
    }

    void successWithoutAnAnswerHasNoContent()
    {
        const auto responses =
            document_[u"paths"][u"/items/{id}"][u"delete"][u"responses"].toObject();
        QVERIFY(!responses[u"204"].toObject().contains(u"content"));
        QVERIFY(!responses.contains(u"200"));
    }

    void documentsListThemselves()
    {
        Api api([](const QByteArray &) -> Result<Caller> { return Caller{}; });
        bindDocuments(api, {});
        const auto paths = openApi(api)[u"paths"].toObject();
        QCOMPARE(paths.keys(), (QStringList{u"/asyncapi.json"_s, u"/openapi.json"_s, u"/ws"_s}));
    }

private:
    QStringList codes(const QString &path, const QString &method, int status) const
    {
        const auto response =
            document_[u"paths"][path][method][u"responses"][QString::number(status)];
        const auto name = response[u"$ref"].toString().section(u'/', -1);
        const auto words =
            document_[u"components"][u"responses"][name][u"x-problem-codes"].toArray();
        QStringList list;
        for (const auto word : words)
            list.append(word.toString());
        return list;
    }

    const QJsonObject document_ = documentOfTheTestEndpoints();
};

QTEST_APPLESS_MAIN(OpenApiTest)
#include "tst_openapi.moc"
