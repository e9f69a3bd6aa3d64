#include "http/requestid.h"

#include <QRandomGenerator>

#include <algorithm>

namespace letschat::server {

namespace {

bool isRequestId(QByteArrayView text)
{
    const auto isAllowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    return !text.isEmpty() && text.size() <= 64 && std::ranges::all_of(text, isAllowed);
}

} // namespace

QByteArray requestIdFor(const RequestHead &head)
{
    const auto sent = head.field("x-request-id");
    if (isRequestId(sent))
        return sent.toByteArray();
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray id(16, Qt::Uninitialized);
    auto random = QRandomGenerator::global()->generate64();
    for (char &digit : id) {
        digit = digits[random & 0xf];
        random >>= 4;
    }
    return id;
}

} // namespace letschat::server
