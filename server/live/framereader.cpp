#include "live/framereader.h"

#include "protocol/events.h"

#include <QtEndian>

namespace letschat::server {

namespace {

// RFC 6455, 5.2 and 7.4.1.
constexpr int continuation = 0x0;
constexpr int text = 0x1;
constexpr int binary = 0x2;
constexpr int close = 0x8;
constexpr int ping = 0x9;
constexpr int pong = 0xa;
constexpr int protocolError = 1002;
constexpr int invalidText = 1007;

constexpr qsizetype maskSize = 4;
constexpr quint64 longestControl = 125;

bool isControl(int opcode)
{
    return opcode & 0x8;
}

} // namespace

FrameReader::Head FrameReader::head() const
{
    Head head;
    const auto input = unread();
    if (input.size() < 2)
        return head;
    const auto *bytes = reinterpret_cast<const uchar *>(input.data());
    head.isFinal = bytes[0] & 0x80;
    head.opcode = bytes[0] & 0x7f; // with the reserved bits: no opcode has one
    head.isMasked = bytes[1] & 0x80;
    head.length = bytes[1] & 0x7f;
    const qsizetype more = head.length == 126 ? 2 : head.length == 127 ? 8 : 0;
    const qsizetype size = 2 + more + (head.isMasked ? maskSize : 0);
    if (input.size() < size)
        return head;
    if (more == 2) {
        head.length = qFromBigEndian<quint16>(bytes + 2);
        head.isMinimal = head.length > 125;
    } else if (more == 8) {
        head.length = qFromBigEndian<quint64>(bytes + 2);
        head.isMinimal = head.length > 0xffff;
    }
    head.size = size;
    return head;
}

/// 0: none.
int FrameReader::faultOf(const Head &head) const
{
    const bool isKnown = head.opcode <= binary || (head.opcode >= close && head.opcode <= pong);
    const bool isBroken = !isKnown || !head.isMasked || !head.isMinimal;
    const bool isBadControl =
        isControl(head.opcode) && (!head.isFinal || head.length > longestControl);
    const bool isMisplaced =
        !isControl(head.opcode) && (head.opcode == continuation) != (messageKind_ != 0);
    if (isBroken || isBadControl || isMisplaced)
        return protocolError;
    const auto before = isControl(head.opcode) ? 0 : quint64(message_.size());
    return head.length > quint64(most_) - before ? closecode::frameTooBig : 0;
}

FrameReader::Message FrameReader::next()
{
    const auto first = head();
    if (first.size == 0)
        return {};
    if (const int code = faultOf(first))
        return fault(code);
    if (quint64(unread().size() - first.size) < first.length)
        return {};
    auto payload = takePayload(first);
    switch (first.opcode) {
    case ping:
        return {Kind::Ping, payload, 0};
    case pong:
        return {Kind::Pong, payload, 0};
    case close: {
        const int code = payload.size() < 2 ? 0 : qFromBigEndian<quint16>(payload.constData());
        return payload.size() == 1 ? fault(protocolError) : Message{Kind::Close, payload, code};
    }
    default:
        return data(first, std::move(payload));
    }
}

QByteArray FrameReader::takePayload(const Head &head)
{
    const auto input = unread();
    QByteArray payload = input.sliced(head.size, qsizetype(head.length)).toByteArray();
    const char *mask = input.data() + head.size - maskSize;
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(payload[i] ^ mask[i % maskSize]);
    at_ += head.size + qsizetype(head.length);
    return payload;
}

FrameReader::Message FrameReader::data(const Head &head, QByteArray payload)
{
    if (head.opcode != continuation)
        messageKind_ = head.opcode;
    if (message_.isEmpty())
        message_ = std::move(payload);
    else
        message_ += payload;
    if (!head.isFinal)
        return {Kind::Fragment, {}, 0};
    const int kind = std::exchange(messageKind_, 0);
    auto whole = std::exchange(message_, {});
    if (kind == binary)
        return {Kind::Binary, whole, 0};
    if (!QByteArrayView(whole).isValidUtf8())
        return fault(invalidText);
    return {Kind::Text, whole, 0};
}

} // namespace letschat::server
