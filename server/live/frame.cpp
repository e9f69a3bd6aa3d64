#include "live/frame.h"

#include <QtEndian>

namespace letschat::server {

namespace {

constexpr char finalText = char(0x81);
constexpr char finalClose = char(0x88);
constexpr char finalPong = char(0x8a);

template <class Number>
void appendBigEndian(QByteArray &out, Number number)
{
    const auto swapped = qToBigEndian(number);
    out.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

} // namespace

QByteArray textFrame(const QByteArray &utf8)
{
    QByteArray frame;
    frame.reserve(utf8.size() + 10);
    frame += finalText;
    if (utf8.size() < 126) {
        frame += char(utf8.size());
    } else if (utf8.size() <= 0xffff) {
        frame += char(126);
        appendBigEndian(frame, quint16(utf8.size()));
    } else {
        frame += char(127);
        appendBigEndian(frame, quint64(utf8.size()));
    }
    return frame + utf8;
}

QByteArray pongFrame(const QByteArray &payload)
{
    QByteArray frame;
    frame += finalPong;
    frame += char(payload.size()); // at most 125, as the ping's
    return frame + payload;
}

QByteArray closeFrame(int code)
{
    QByteArray frame;
    frame += finalClose;
    frame += char(2);
    appendBigEndian(frame, quint16(code));
    return frame;
}

} // namespace letschat::server
