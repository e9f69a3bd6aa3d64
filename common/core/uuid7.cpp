#include "core/uuid7.h"

#include <QRandomGenerator>

namespace letschat {

QUuid makeUuid7(Timestamp now)
{
    quint32 random[3];
    QRandomGenerator::system()->fillRange(random);
    const quint64 msecs = quint64(now.time_since_epoch().count());
    const auto high = uint(msecs >> 16);
    const auto middle = ushort(msecs & 0xffff);
    const auto version = ushort(0x7000 | (random[0] & 0x0fff));
    const auto byte = [&](int index) { return uchar(random[1 + index / 4] >> (8 * (index % 4))); };
    const auto variant = uchar(0x80 | (byte(0) & 0x3f));
    return QUuid(high, middle, version, variant, byte(1), byte(2), byte(3), byte(4), byte(5),
                 byte(6), byte(7));
}

} // namespace letschat
