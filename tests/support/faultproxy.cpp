#include "support/faultproxy.h"

#include "support/faultflow.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace letschat::tests {

QString nameOf(Fault::Kind kind)
{
    constexpr std::array names{"dropped",    "delayed request", "delayed reply",  "cut request",
                               "cut reply",  "reset reply",     "halved request", "halved reply",
                               "duplicated", "broken"};
    return QString::fromLatin1(names[size_t(kind)]);
}

FaultProxy::FaultProxy(const QUrl &server, QObject *parent)
    : QObject(parent)
    , server_(server)
{
    connect(&listener_, &QTcpServer::newConnection, this, &FaultProxy::accept);
    if (!listener_.listen(QHostAddress::LocalHost))
        qFatal("the proxy cannot listen: %s", qPrintable(listener_.errorString()));
}

FaultProxy::~FaultProxy()
{
    const auto flows = flows_;
    for (auto *flow : flows)
        flow->end(true);
}

QUrl FaultProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(listener_.serverPort()));
}

int FaultProxy::pending() const
{
    return int(planned_.size() + std::ranges::count_if(flows_, &Flow::counts));
}

void FaultProxy::lift()
{
    const auto flows = flows_;
    for (auto *flow : flows)
        flow->lift();
    const auto planned = std::exchange(planned_, {});
    for (const auto &fault : planned)
        Q_EMIT missed(fault);
}

void FaultProxy::breakAll()
{
    const auto flows = flows_;
    for (auto *flow : flows) {
        flow->end(true);
        note({Fault::Kind::Break});
    }
}

void FaultProxy::accept()
{
    while (auto *client = listener_.nextPendingConnection())
        flows_.insert(new Flow(*this, *client));
}

/// The first that fits; no bytes stand for the beginning of a connection.
std::optional<Fault> FaultProxy::takeFor(const QByteArray &bytes)
{
    const auto found = std::ranges::find_if(planned_, [&](const Fault &fault) {
        return bytes.isEmpty() ? fault.when.isEmpty()
                               : !fault.when.isEmpty() && bytes.startsWith(fault.when);
    });
    if (found == planned_.end())
        return std::nullopt;
    const auto fault = *found;
    planned_.erase(found);
    return fault;
}

void FaultProxy::note(const Fault &fault)
{
    ++counts_[fault.kind];
    Q_EMIT struck(fault);
}

} // namespace letschat::tests
