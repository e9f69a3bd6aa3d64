#include "security/passwordhasher.h"

#include <sodium.h>

namespace letschat::server {

PasswordHasher::PasswordHasher(HashingCost cost, int threads)
    : cost_(cost)
    , decoy_(hashNow(QStringLiteral("a password that nobody has")))
{
    pool_.setMaxThreadCount(threads);
    pool_.setExpiryTimeout(-1);
}

PasswordHasher::~PasswordHasher()
{
    pool_.waitForDone();
}

bool PasswordHasher::reserve()
{
    if (++waiting_ <= queueLimit)
        return true;
    --waiting_;
    return false;
}

QString PasswordHasher::hashNow(const QString &password) const
{
    const QByteArray text = password.toUtf8();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, text.constData(), size_t(text.size()), cost_.passes,
                              cost_.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        qFatal("No memory for a password hash of %zu bytes", cost_.memoryBytes);
    return QString::fromLatin1(hash);
}

PasswordHasher::Verdict PasswordHasher::verifyNow(const QString &password,
                                                  const QString &stored) const
{
    const bool isKnown = !stored.isEmpty();
    const QByteArray text = password.toUtf8();
    const QByteArray hash = (isKnown ? stored : decoy_).toLatin1();
    const bool equal =
        crypto_pwhash_str_verify(hash.constData(), text.constData(), size_t(text.size())) == 0;
    const bool outdated =
        crypto_pwhash_str_needs_rehash(hash.constData(), cost_.passes, cost_.memoryBytes) != 0;
    return {isKnown && equal, outdated};
}

} // namespace letschat::server
