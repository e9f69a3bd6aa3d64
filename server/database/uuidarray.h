#pragma once

#include "protocol/ids.h"

#include <QList>
#include <QStringList>

namespace letschat::server {

/// Ids as the text of an array, to be bound where the statement says `?::uuid[]`.
template <class Tag>
QString uuidArray(const QList<Id<Tag>> &ids)
{
    QStringList texts;
    for (const auto &id : ids)
        texts.append(id.toString());
    return u'{' + texts.join(u',') + u'}';
}

} // namespace letschat::server
