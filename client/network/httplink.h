#pragma once

#include "network/arrival.h"
#include "protocol/endpoint.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <qcorotask.h>

#include <chrono>
#include <memory>
#include <optional>

namespace letschat::client {

struct HttpRequest
{
    Method method = Method::Get;
    /// Below apiBase, encoded, with the query.
    QByteArray target;
    QByteArray body;
    /// Sent as bearer where it is not empty.
    QString token;
    /// Whoever asks, where that one may die before the answer comes.
    std::optional<QPointer<const QObject>> caller = {};

    /// False once the caller is dead: nobody waits for the answer.
    bool isWanted() const { return !caller || *caller; }
};

struct HttpReply
{
    enum class Fault { None, Unreachable, Timeout };

    Fault fault = Fault::None;
    int status = 0;
    QByteArray body;
    std::optional<std::chrono::seconds> retryAfter;
};

/// Carries single requests to one server, http or https. No redirect is followed, no cookie kept:
/// a bearer goes to no other address than the one that the user chose. GUI thread.
class HttpLink : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds defaultLimit{30};
    /// Longest wait that a Retry-After is believed.
    static constexpr std::chrono::hours longestWait{1};
    /// Bytes of an answer; the longest of the contract is far below, and more fills the memory.
    static constexpr qint64 longestAnswer = 64 * 1024 * 1024;

    /// `limit` is for a whole exchange, from the call to the last byte of the answer.
    explicit HttpLink(const QUrl &server = {}, std::chrono::milliseconds limit = defaultLimit,
                      QObject *parent = nullptr);
    /// Requests under way end as unreachable.
    ~HttpLink() override;

    /// The address below which apiBase lies.
    QUrl server() const { return server_; }
    void setServer(const QUrl &server) { server_ = server; }

    /// Ends as unreachable at once when the request's caller dies; nothing more is read then.
    /// Virtual for tests that answer by themselves.
    virtual QCoro::Task<HttpReply> send(HttpRequest request);

private:
    QNetworkReply *start(const HttpRequest &wanted);

    QNetworkAccessManager manager_;
    QUrl server_;
    std::chrono::milliseconds limit_;
};

} // namespace letschat::client
