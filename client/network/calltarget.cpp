#include "network/calltarget.h"

namespace letschat::client {

std::optional<QByteArray> urlText(const QString &text)
{
    return text.toUtf8().toPercentEncoding();
}

std::optional<QByteArray> urlText(qint64 number)
{
    return QByteArray::number(number);
}

} // namespace letschat::client
