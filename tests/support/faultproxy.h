#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <map>
#include <optional>
#include <set>

namespace letschat::tests {

/// One thing that goes wrong on the way between a client and a server.
struct Fault
{
    enum class Kind {
        /// The connection is closed before anything of it, or of the request, goes on.
        Drop,
        /// The request waits for `delay` on its way.
        DelayRequest,
        /// The answer does.
        DelayReply,
        /// The connection ends after `at` bytes of the request. The server saw no more.
        CutRequest,
        /// It ends after `at` bytes of the answer. The server did all of it.
        CutReply,
        /// The same, with RST in place of FIN.
        ResetReply,
        /// Half-open: after `at` bytes of the request nothing goes on, and nobody is told.
        HalveRequest,
        /// The same for the answer.
        HalveReply,
        /// The server gets the request once more, on a second connection, `delay` later. What it
        /// answers there is dropped.
        Duplicate,
        /// A connection that stood was broken: breakAll().
        Break,
    };

    Kind kind = Kind::Drop;
    qint64 at = 0;
    std::chrono::milliseconds delay{0};
    /// How the request begins at which bytes are counted and the fault strikes; empty for the
    /// beginning of the next connection.
    QByteArray when = {};
};

/// One word or two for each kind, for what a test prints.
QString nameOf(Fault::Kind kind);

/// Stands between clients and a server on 127.0.0.1, passes on what both say, and lets the planned
/// faults happen. Each strikes once, on the first connection or request that it fits. The thread of
/// the test, which must run its event loop.
class FaultProxy : public QObject
{
    Q_OBJECT

public:
    explicit FaultProxy(const QUrl &server, QObject *parent = nullptr);
    ~FaultProxy() override;

    QUrl url() const;

    void plan(const Fault &fault) { planned_.push_back(fault); }
    /// Those that have found no connection yet, and those that count bytes.
    int pending() const;
    /// What has not struck by now is missed.
    void lift();
    /// Breaks what stands, with RST; one fault each.
    void breakAll();
    /// How often each kind has struck.
    const std::map<Fault::Kind, int> &counts() const { return counts_; }

Q_SIGNALS:
    void struck(const letschat::tests::Fault &fault);
    /// The request was over before its fault could strike, as when it was shorter.
    void missed(const letschat::tests::Fault &fault);

private:
    class Flow;

    void accept();
    std::optional<Fault> takeFor(const QByteArray &bytes);
    void note(const Fault &fault);

    QUrl server_;
    QTcpServer listener_;
    QList<Fault> planned_;
    std::set<Flow *> flows_;
    std::map<Fault::Kind, int> counts_;
};

} // namespace letschat::tests
