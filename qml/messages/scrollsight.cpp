// What ScrollAnchor tells of the rows that are in sight.
#include "scrollanchor.h"

#include <algorithm>

namespace letschat::messages {

void ScrollAnchor::measure()
{
    const auto bottom = m_base + m_height;
    qreal first = 0;
    qreal last = 0;
    for (const auto &[row, y, height] : m_anchors) {
        const auto seq = row->property("seq").toReal();
        if (seq < 1 || height <= 0 || y + height <= m_base || y >= bottom)
            continue;
        const auto begin = seq - 1 + std::max(m_base - y, 0.0) / height;
        first = first == 0 ? begin : std::min(first, begin);
        last = std::max(last, seq - std::max(y + height - bottom, 0.0) / height);
    }
    if (first == m_first && last == m_last)
        return;
    m_first = first;
    m_last = last;
    Q_EMIT extentChanged();
}

ScrollAnchor::Sight ScrollAnchor::look() const
{
    const auto bottom = m_base + m_height;
    Sight sight;
    for (const auto &[row, y, height] : m_anchors) {
        if (y + height <= m_base || y >= bottom)
            continue;
        const int index = row->property("index").toInt();
        const auto seq = row->property("seq").toLongLong();
        sight.lowest = sight.lowest < 0 ? index : std::min(sight.lowest, index);
        sight.highest = std::max(sight.highest, index);
        const bool isWhole = y + height <= bottom + 1 || y <= m_base + m_height / 2;
        if (seq > 0 && isWhole)
            sight.newestSeq = std::max(sight.newestSeq, seq);
        if (seq > 0)
            sight.oldestSeq = sight.oldestSeq == 0 ? seq : std::min(sight.oldestSeq, seq);
    }
    return sight;
}

} // namespace letschat::messages
