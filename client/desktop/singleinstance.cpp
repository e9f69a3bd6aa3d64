#include "desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Two lines and an empty one; a link is no longer than that.
constexpr qint64 mostBytes = 8192;
const QByteArray answer = "ok\n";

/// The name of a Unix socket has 107 bytes at most, and Qt puts it into a directory of its own
/// first, to give it its rights.
constexpr qsizetype mostPath = 80;

/// How long a lock without a socket is believed.
constexpr std::chrono::seconds trust{2};

QString socketFor(const QString &directory)
{
#ifdef Q_OS_UNIX
    const auto beside = QDir(directory).absoluteFilePath(u"running"_s);
    if (beside.toUtf8().size() <= mostPath)
        return beside;
#endif
    const auto mark = QCryptographicHash::hash(QDir(directory).absolutePath().toUtf8(),
                                               QCryptographicHash::Sha256)
                          .toHex()
                          .left(16);
    const auto name = u"letschat-"_s + QString::fromLatin1(mark);
#ifdef Q_OS_UNIX
    auto runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (runtime.toUtf8().size() + name.size() + 1 > mostPath)
        runtime = QDir::tempPath();
    return runtime + u'/' + name;
#else
    return name;
#endif
}

QByteArray lineOf(const QString &text)
{
    return text.simplified().toUtf8() + '\n';
}

} // namespace

SingleInstance::SingleInstance(const QString &directory, QObject *parent)
    : QObject(parent)
    , socket_(socketFor(directory))
    , lock_(directory + u"/running.lock"_s)
{
    QDir().mkpath(directory);
    // A lock is never old: it ends with its process.
    lock_.setStaleLockTime(0);
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance()
{
    // Before the lock is given up: the socket of the next one may have the same name.
    server_.close();
}

bool SingleInstance::isTaken()
{
    return !lock_.isLocked() && !lock();
}

SingleInstance::Role SingleInstance::claim(const StartRequest &request)
{
    const QDeadlineTimer end(patience);
    const QDeadlineTimer doubt(trust);
    while (!end.hasExpired()) {
        if (lock()) {
            listen();
            return Role::First;
        }
        if (handOver(request))
            return Role::HandedOver;
        // It is starting, or ending; or it died, and something else has its number now, which the
        // operating system's own lock on the file tells.
        if (doubt.hasExpired())
            lock_.removeStaleLockFile();
        QThread::msleep(20);
    }
    return Role::Unanswered;
}

bool SingleInstance::lock()
{
    return lock_.isLocked() || lock_.tryLock(0) || lock_.error() != QLockFile::LockFailedError;
}

void SingleInstance::listen()
{
    // One that was killed has left it.
    QLocalServer::removeServer(socket_);
    if (!server_.listen(socket_))
        qWarning("letschat: a second start will not find this one: %s",
                 qPrintable(server_.errorString()));
}

bool SingleInstance::handOver(const StartRequest &request) const
{
    QLocalSocket socket;
    socket.connectToServer(socket_);
    if (!socket.waitForConnected(1000))
        return false;
    socket.write(lineOf(request.link) + lineOf(request.activationToken) + '\n');
    const QDeadlineTimer end(patience);
    while (socket.bytesAvailable() < answer.size() && !end.hasExpired()) {
        if (!socket.waitForReadyRead(int(end.remainingTime())))
            break;
    }
    return socket.readAll() == answer;
}

void SingleInstance::accept()
{
    while (auto *peer = server_.nextPendingConnection()) {
        connect(peer, &QLocalSocket::disconnected, peer, &QObject::deleteLater);
        connect(peer, &QLocalSocket::readyRead, this, [this, peer] { read(*peer); });
        read(*peer);
    }
}

void SingleInstance::read(QLocalSocket &peer)
{
    if (peer.bytesAvailable() > mostBytes)
        return peer.abort();
    const auto text = peer.peek(mostBytes);
    if (!text.endsWith("\n\n"))
        return;
    peer.readAll();
    peer.write(answer);
    peer.flush();
    const auto lines = QString::fromUtf8(text).split(u'\n');
    Q_EMIT asked({lines.value(0), lines.value(1)});
}

QString SingleInstance::activationToken()
{
    const auto token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : token;
}

} // namespace letschat::client
