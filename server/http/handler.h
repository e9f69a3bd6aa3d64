#pragma once

#include "protocol/ids.h"
#include "protocol/problem.h"

#include <QByteArray>
#include <QCoroTask>
#include <QHostAddress>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>

/// What a feature sees of HTTP: a request as structs in, an answer or a problem out.
namespace letschat::server {

/// Where a request came from.
struct Origin
{
    QHostAddress address;
    /// Cut to 256 characters; may be empty.
    QString userAgent;
    /// Becomes true when the client leaves; any thread may look, so that costly work is not begun
    /// for nobody.
    std::shared_ptr<const std::atomic<bool>> gone;
};

/// Whose access token came with the request; null ids where the endpoint is open to anyone.
struct Caller
{
    UserId userId;
    SessionId sessionId;
};

template <class E>
struct Request
{
    typename E::Path path;
    typename E::Query query;
    typename E::Body body;
    Caller caller;
    Origin origin;
};

template <class T>
struct Answer
{
    T value;
    /// 0: the endpoint's first success.
    int status = 0;
};

/// Runs on the I/O thread of the connection and must not block it; resumes on that thread.
template <class E>
using Handler = std::function<QCoro::Task<Result<Answer<typename E::Response>>>(Request<E>)>;

/// Checks an access token in memory, without blocking; called on every I/O thread. The problem is
/// one of those with status 401, or RateLimited.
using Authenticate = std::function<Result<Caller>(const QByteArray &token)>;

} // namespace letschat::server
