#pragma once

#include "protocol/problem.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace letschat::server {

/// One secret for tokens. `kid` is what a token's header names it by.
struct SigningKey
{
    QString kid;
    QByteArray secret;
};

/// The file of `jwt_secret_file` (operations.md): one `kid:base64` a line, 32 bytes or more each;
/// the first signs, all verify. Empty lines and those beginning with `#` are passed over.
class SigningKeys
{
public:
    static constexpr qsizetype leastBytes = 32;

    /// The detail of a problem is a sentence for the administrator, with the number of the line.
    static Result<QList<SigningKey>> parse(const QByteArray &text);
    /// Reads the file; with `makeIfMissing`, writes one with a fresh key first (mode 0600).
    static Result<QList<SigningKey>> load(const QString &path, bool makeIfMissing);
};

} // namespace letschat::server
