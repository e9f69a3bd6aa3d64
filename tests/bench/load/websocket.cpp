#include "websocket.h"

#include <cstring>

namespace letschat::load {

namespace {

enum Opcode { Text = 1, Close = 8, Ping = 9, Pong = 10 };

/// A client's frame. The mask is against proxies that are fooled by chosen bytes, of which there
/// are none here: it is always the same.
std::string maskedFrame(int opcode, std::string_view payload)
{
    constexpr std::string_view mask = "\x11\x22\x33\x44";
    std::string frame;
    frame += char(0x80 | opcode);
    if (payload.size() < 126) {
        frame += char(0x80 | payload.size());
    } else {
        frame += char(0x80 | 126);
        frame += char(payload.size() >> 8);
        frame += char(payload.size() & 0xff);
    }
    frame += mask;
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame += char(payload[i] ^ mask[i % 4]);
    return frame;
}

struct FrameHead
{
    int opcode = 0;
    std::size_t head = 0; ///< 0 where more bytes are needed
    std::size_t payload = 0;
};

FrameHead readHead(std::string_view bytes)
{
    const auto byteAt = [&](std::size_t i) { return std::size_t(std::uint8_t(bytes[i])); };
    if (bytes.size() < 2)
        return {};
    FrameHead frame{int(byteAt(0) & 0x0f), 2, byteAt(1) & 0x7f};
    const std::size_t more = frame.payload == 126 ? 2 : frame.payload == 127 ? 8 : 0;
    if (more == 0)
        return frame;
    if (bytes.size() < 2 + more)
        return {};
    frame.head += more;
    frame.payload = 0;
    for (std::size_t i = 0; i < more; ++i)
        frame.payload = frame.payload << 8 | byteAt(2 + i);
    return frame;
}

} // namespace

void WebSocket::open(const sockaddr_in &server, std::string_view token)
{
    token_ = token;
    stage_ = Stage::Upgrading;
    awaitsPong_ = false;
    stream_.open(server);
}

void WebSocket::opened()
{
    stream_.send("GET /api/v1/ws HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\n"
                 "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
}

void WebSocket::closed(const std::string &why)
{
    end(why);
}

void WebSocket::end(const std::string &why)
{
    if (stage_ == Stage::Away)
        return;
    cut();
    listener_.ended(number_, why);
}

std::size_t WebSocket::received(std::string_view bytes)
{
    std::size_t taken = stage_ == Stage::Upgrading ? takeHandshake(bytes) : 0;
    while (stage_ == Stage::SigningIn || stage_ == Stage::SignedIn) {
        const auto rest = bytes.substr(taken);
        const auto frame = readHead(rest);
        if (frame.head == 0 || rest.size() < frame.head + frame.payload)
            break;
        taken += frame.head + frame.payload;
        takeFrame(frame.opcode, rest.substr(frame.head, frame.payload));
    }
    return taken;
}

std::size_t WebSocket::takeHandshake(std::string_view bytes)
{
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return 0;
    if (!bytes.starts_with("HTTP/1.1 101 ")) {
        this->end("refused with " + std::string(bytes.substr(0, bytes.find('\r'))));
        return bytes.size();
    }
    stage_ = Stage::SigningIn;
    sendText(R"({"type":"auth","token":")" + token_ + R"("})");
    return end + 4;
}

void WebSocket::takeFrame(int opcode, std::string_view payload)
{
    switch (opcode) {
    case Text:
        return takeText(payload);
    case Ping:
        return stream_.send(maskedFrame(Pong, payload));
    case Close: {
        int code = 0;
        if (payload.size() >= 2)
            code = std::uint8_t(payload[0]) << 8 | std::uint8_t(payload[1]);
        return end("closed with " + std::to_string(code));
    }
    default:
        return end("a frame of kind " + std::to_string(opcode));
    }
}

void WebSocket::takeText(std::string_view payload)
{
    if (stage_ == Stage::SigningIn) {
        if (!payload.starts_with(R"({"type":"auth.ok")"))
            return end("instead of auth.ok: " + std::string(payload.substr(0, 100)));
        stage_ = Stage::SignedIn;
        listener_.signedIn(number_);
    } else if (payload == R"({"type":"pong"})") {
        awaitsPong_ = false;
    } else {
        listener_.text(number_, payload);
    }
}

void WebSocket::sendText(std::string_view text)
{
    stream_.send(maskedFrame(Text, text));
}

bool WebSocket::ping()
{
    if (awaitsPong_)
        return false;
    awaitsPong_ = true;
    sendText(R"({"type":"ping"})");
    return true;
}

} // namespace letschat::load
