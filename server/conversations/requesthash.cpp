#include "conversations/requesthash.h"

#include <sodium.h>

namespace letschat::server {

QByteArray requestHash(const QByteArray &request)
{
    QByteArray hash(crypto_generichash_BYTES_MIN, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<uchar *>(hash.data()), size_t(hash.size()),
                       reinterpret_cast<const uchar *>(request.constData()),
                       quint64(request.size()), nullptr, 0);
    return hash.toHex();
}

} // namespace letschat::server
