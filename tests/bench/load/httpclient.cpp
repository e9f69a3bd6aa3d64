#include "httpclient.h"

#include <algorithm>
#include <charconv>

namespace letschat::load {

namespace {

/// Without regard to upper and lower case, which only letters have.
bool isSame(std::string_view one, std::string_view other)
{
    return std::ranges::equal(one, other, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

std::string_view fieldOf(std::string_view head, std::string_view name)
{
    for (auto at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at)) {
        at += 2;
        const auto line = head.substr(at, head.find("\r\n", at) - at);
        if (line.size() > name.size() && line[name.size()] == ':' &&
            isSame(line.substr(0, name.size()), name)) {
            const auto start = line.find_first_not_of(' ', name.size() + 1);
            return start == std::string_view::npos ? std::string_view() : line.substr(start);
        }
    }
    return {};
}

std::size_t numberIn(std::string_view text)
{
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

void HttpClient::opened()
{
    if (onOpened)
        onOpened();
}

void HttpClient::closed(const std::string &why)
{
    if (onClosed)
        onClosed(why);
}

std::size_t HttpClient::received(std::string_view bytes)
{
    const auto headEnd = bytes.find("\r\n\r\n");
    if (headEnd == std::string_view::npos)
        return 0;
    const auto head = bytes.substr(0, headEnd);
    const auto bodySize = numberIn(fieldOf(head, "Content-Length"));
    const auto whole = headEnd + 4 + bodySize;
    if (bytes.size() < whole)
        return 0;
    Reply reply;
    reply.status = int(numberIn(head.substr(std::min<std::size_t>(9, head.size()))));
    reply.body = bytes.substr(headEnd + 4, bodySize);
    reply.closes = fieldOf(head, "Connection") == "close";
    onReply(reply);
    return whole;
}

std::string requestBytes(std::string_view method, std::string_view path, std::string_view token,
                         std::string_view body, bool closes)
{
    std::string bytes;
    bytes.reserve(300 + path.size() + token.size() + body.size());
    bytes.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: bench\r\n");
    bytes.append("Authorization: Bearer ").append(token).append("\r\n");
    if (closes)
        bytes.append("Connection: close\r\n");
    if (!body.empty()) {
        bytes.append("Content-Type: application/json\r\nContent-Length: ");
        bytes.append(std::to_string(body.size())).append("\r\n");
    }
    return bytes.append("\r\n").append(body);
}

} // namespace letschat::load
