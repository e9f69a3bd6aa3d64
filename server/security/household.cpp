#include "security/household.h"

#include <algorithm>

namespace letschat::server {

QHostAddress householdOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const auto ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    auto ipv6 = address.toIPv6Address();
    std::fill(ipv6.c + 8, ipv6.c + 16, quint8(0));
    return QHostAddress(ipv6);
}

} // namespace letschat::server
