#include "http/client.h"

#include <QElapsedTimer>
#include <QHostAddress>

#include <algorithm>

namespace letschat::test {

namespace {

constexpr int patience = 10'000;

} // namespace

Client::Client(quint16 port)
{
    socket_.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket_.waitForConnected(patience);
}

void Client::send(const QByteArray &bytes)
{
    socket_.write(bytes);
    while (socket_.bytesToWrite() > 0 && socket_.waitForBytesWritten(patience)) {
    }
}

bool Client::waitFor(const QByteArray &end)
{
    while (!received_.contains(end)) {
        if (socket_.bytesAvailable() == 0 && !socket_.waitForReadyRead(patience))
            return false;
        received_ += socket_.readAll();
    }
    return true;
}

Reply Client::read(bool hasBody)
{
    Reply reply;
    if (!waitFor("\r\n\r\n"))
        return reply;
    const auto end = received_.indexOf("\r\n\r\n");
    auto lines = received_.first(end).split('\n');
    received_ = received_.sliced(end + 4);
    const auto statusLine = lines.takeFirst().split(' ');
    if (statusLine.first() != "HTTP/1.1")
        return reply;
    for (const auto &line : lines) {
        const auto colon = line.indexOf(':');
        reply.fields[line.first(colon).toLower()] = line.sliced(colon + 1).trimmed();
    }
    reply.body = readBytes(hasBody ? reply.fields.value("content-length").toLongLong() : 0);
    reply.status = statusLine.at(1).toInt();
    return reply;
}

QByteArray Client::readBytes(qsizetype size)
{
    while (received_.size() < size && socket_.waitForReadyRead(patience))
        received_ += socket_.readAll();
    const auto bytes = received_.first(std::min(size, received_.size()));
    received_ = received_.sliced(bytes.size());
    return bytes;
}

Reply Client::ask(const QByteArray &bytes, bool hasBody)
{
    send(bytes);
    return read(hasBody);
}

bool Client::isClosedWithin(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (socket_.state() == QAbstractSocket::ConnectedState && timer.elapsed() < milliseconds) {
        socket_.waitForReadyRead(int(milliseconds - timer.elapsed()));
        socket_.readAll();
    }
    return socket_.state() != QAbstractSocket::ConnectedState;
}

QByteArray get(const QByteArray &path, const QByteArray &fields)
{
    return "GET " + path + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &fields)
{
    return "POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

} // namespace letschat::test
