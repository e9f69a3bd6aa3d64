#include "http/trustedproxies.h"

#include <algorithm>
#include <ranges>

namespace letschat::server {

namespace {

/// An entry of X-Forwarded-For: an address; some proxies add the port, `192.0.2.1:4711` or
/// `[2001:db8::1]:4711`.
QHostAddress readAddress(QByteArrayView entry)
{
    auto text = QString::fromLatin1(entry.trimmed());
    if (text.startsWith(u'['))
        text = text.mid(1).section(u']', 0, 0);
    else if (text.count(u':') == 1)
        text = text.section(u':', 0, 0);
    return plain(QHostAddress(text));
}

/// All entries of all fields, in their order (RFC 9110, 5.3).
QList<QByteArray> forwardedFor(const RequestHead &head)
{
    QList<QByteArray> entries;
    for (const auto &[name, value] : head.fields) {
        if (name.compare("x-forwarded-for", Qt::CaseInsensitive) == 0)
            entries += value.toByteArray().split(',');
    }
    return entries;
}

} // namespace

QHostAddress plain(const QHostAddress &address)
{
    bool isIpv4 = false;
    const auto ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    return std::ranges::any_of(
        subnets_, [&](const Subnet &subnet) { return plain(address).isInSubnet(subnet); });
}

QHostAddress TrustedProxies::clientOf(const QHostAddress &peer, const RequestHead &head) const
{
    auto client = plain(peer);
    if (!contains(client))
        return client;
    const auto entries = forwardedFor(head);
    for (const auto &entry : entries | std::views::reverse) {
        const auto address = readAddress(entry);
        if (address.isNull())
            break; // nothing to the left of nonsense can be believed
        client = address;
        if (!contains(client))
            break;
    }
    return client;
}

} // namespace letschat::server
