#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

namespace letschat::tests {

struct RestReply
{
    int status = 0; ///< 0: nothing came
    QByteArray bytes;
    QJsonObject json;
    QMap<QByteArray, QByteArray> fields; ///< names in lower case

    QString code() const { return json[QStringLiteral("code")].toString(); }
};

/// Calls a server's REST API, one call at a time, and waits for the answer. Shares no code with the
/// project's own client.
class RestClient
{
public:
    /// `server`: as `http://127.0.0.1:8080`. Paths begin behind `/api/v1`.
    explicit RestClient(QUrl server)
        : server_(std::move(server))
    {}

    RestReply call(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    RestReply get(const QString &path) { return call("GET", path); }
    RestReply post(const QString &path, const QJsonObject &body = {})
    {
        return call("POST", path, body);
    }
    /// Any address, without the base.
    RestReply fetch(const QUrl &url);

    /// Makes the account and remembers its token.
    RestReply signUp(const QString &username,
                     const QString &password = QStringLiteral("correct horse"));
    RestReply logIn(const QString &username,
                    const QString &password = QStringLiteral("correct horse"));

    QByteArray token;
    QMap<QByteArray, QByteArray> fields; ///< sent with every call

private:
    RestReply ask(const QByteArray &method, const QUrl &url, const QJsonObject &body);
    RestReply remember(RestReply reply);

    QUrl server_;
    QNetworkAccessManager network_;
};

} // namespace letschat::tests
