#include "security/signingkeys.h"

#include <QFile>
#include <QSaveFile>
#include <sodium.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::unexpected<Problem> wrong(const QString &sentence)
{
    return refuse(ProblemCode::BadRequest, u"jwt_secret_file: "_s + sentence);
}

Result<void> make(const QString &path)
{
    QByteArray secret(64, Qt::Uninitialized);
    randombytes_buf(secret.data(), size_t(secret.size()));
    QSaveFile file(path);
    const bool opened = file.open(QIODevice::WriteOnly);
    if (!opened || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return wrong(u"%1 cannot be written: %2."_s.arg(path, file.errorString()));
    const QByteArray kid = QByteArray::number(randombytes_random(), 16);
    file.write(kid + ':' + secret.toBase64() + '\n');
    if (!file.commit())
        return wrong(u"%1 cannot be written: %2."_s.arg(path, file.errorString()));
    return {};
}

} // namespace

Result<QList<SigningKey>> SigningKeys::parse(const QByteArray &text)
{
    QList<SigningKey> keys;
    int number = 0;
    for (const auto &rawLine : text.split('\n')) {
        ++number;
        const auto line = rawLine.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const auto colon = line.indexOf(':');
        const auto decoded = QByteArray::fromBase64Encoding(
            line.mid(colon + 1), QByteArray::AbortOnBase64DecodingErrors);
        if (colon < 1 || !decoded)
            return wrong(u"line %1 is not kid:base64."_s.arg(number));
        if ((*decoded).size() < leastBytes)
            return wrong(
                u"the key in line %1 is shorter than %2 bytes."_s.arg(number).arg(leastBytes));
        const auto kid = QString::fromUtf8(line.first(colon));
        if (std::ranges::find(keys, kid, &SigningKey::kid) != keys.end())
            return wrong(u"line %1 uses the kid \"%2\" again."_s.arg(number).arg(kid));
        keys.append({kid, *decoded});
    }
    if (keys.isEmpty())
        return wrong(u"there is no key in it."_s);
    return keys;
}

Result<QList<SigningKey>> SigningKeys::load(const QString &path, bool makeIfMissing)
{
    if (makeIfMissing && !QFile::exists(path)) {
        if (const auto made = make(path); !made)
            return std::unexpected(made.error());
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(u"%1 cannot be read: %2."_s.arg(path, file.errorString()));
    return parse(file.readAll());
}

} // namespace letschat::server
