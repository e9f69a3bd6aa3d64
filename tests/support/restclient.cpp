#include "support/restclient.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace letschat::tests {

RestReply RestClient::call(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    return ask(method, server_.resolved(QUrl(u"/api/v1"_s + path)), body);
}

RestReply RestClient::fetch(const QUrl &url)
{
    return ask("GET", url, {});
}

RestReply RestClient::signUp(const QString &username, const QString &password)
{
    return remember(post(u"/auth/register"_s, {{u"username"_s, username},
                                               {u"display_name"_s, username.toUpper()},
                                               {u"password"_s, password}}));
}

RestReply RestClient::logIn(const QString &username, const QString &password)
{
    return remember(post(u"/auth/login"_s, {{u"username"_s, username}, {u"password"_s, password}}));
}

RestReply RestClient::remember(RestReply reply)
{
    token = reply.json[u"access_token"_s].toString().toLatin1();
    return reply;
}

RestReply RestClient::ask(const QByteArray &method, const QUrl &url, const QJsonObject &body)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(30'000);
    for (auto field = fields.begin(); field != fields.end(); ++field)
        request.setRawHeader(field.key(), field.value());
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    QByteArray bytes;
    if (!body.isEmpty()) {
        bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    }
    const std::unique_ptr<QNetworkReply> answer(network_.sendCustomRequest(request, method, bytes));
    answer->ignoreSslErrors();
    QEventLoop loop;
    QObject::connect(answer.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!answer->isFinished())
        loop.exec();
    RestReply reply;
    reply.status = answer->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    reply.bytes = answer->readAll();
    reply.json = QJsonDocument::fromJson(reply.bytes).object();
    for (const auto &[name, value] : answer->rawHeaderPairs())
        reply.fields[name.toLower()] = value;
    return reply;
}

} // namespace letschat::tests
