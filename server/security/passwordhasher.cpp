#include "security/passwordhasher.h"

#include <sodium.h>

#include <cerrno>

namespace letschat::server {

PasswordHasher::PasswordHasher(HashingCost cost, int threads)
    : cost_(cost)
{
    pool_.setMaxThreadCount(threads);
    pool_.setExpiryTimeout(-1);
}

Result<void> PasswordHasher::prepare()
{
    auto decoy = hashNow(QStringLiteral("a password that nobody has"));
    if (!decoy)
        return std::unexpected(decoy.error());
    decoy_ = *decoy;
    return {};
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

Result<QString> PasswordHasher::hashNow(const QString &password) const
{
    const QByteArray text = password.toUtf8();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, text.constData(), size_t(text.size()), cost_.passes,
                              cost_.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return noMemory();
    return QString::fromLatin1(hash);
}

// libsodium says "no" for want of memory too; errno tells which.
Result<PasswordHasher::Verdict> PasswordHasher::verifyNow(const QString &password,
                                                          const QString &stored) const
{
    const bool isKnown = !stored.isEmpty();
    const QByteArray text = password.toUtf8();
    const QByteArray hash = (isKnown ? stored : decoy_).toLatin1();
    errno = 0;
    const bool equal =
        crypto_pwhash_str_verify(hash.constData(), text.constData(), size_t(text.size())) == 0;
    if (!equal && errno == ENOMEM)
        return noMemory();
    const bool outdated =
        crypto_pwhash_str_needs_rehash(hash.constData(), cost_.passes, cost_.memoryBytes) != 0;
    return Verdict{isKnown && equal, outdated};
}

std::unexpected<Problem> PasswordHasher::noMemory() const
{
    qWarning("No memory for a password hash of %zu MiB (argon2_memory_mib)",
             cost_.memoryBytes >> 20);
    return refuseForNow(QStringLiteral("There is no memory for this at the moment."));
}

} // namespace letschat::server
