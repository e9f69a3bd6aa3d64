#include "http/tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::unexpected<Problem> wrong(const QString &sentence)
{
    return refuse(ProblemCode::Internal, sentence);
}

Result<QByteArray> readFile(const QString &setting, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(u"%1: %2 cannot be read: %3."_s.arg(setting, path, file.errorString()));
    return file.readAll();
}

template <class T, auto free>
using Owned = std::unique_ptr<T, decltype([](T *object) { free(object); })>;

Owned<BIO, BIO_free> source(const QByteArray &pem)
{
    return Owned<BIO, BIO_free>(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

// Qt cannot tell whether the two belong together; the first handshake would fail without a word.
bool belongTogether(const QByteArray &certificate, const QByteArray &key)
{
    const auto noPassword = [](char *, int, int, void *) { return 0; };
    const Owned<X509, X509_free> x509(
        PEM_read_bio_X509(source(certificate).get(), nullptr, nullptr, nullptr));
    const Owned<EVP_PKEY, EVP_PKEY_free> pkey(
        PEM_read_bio_PrivateKey(source(key).get(), nullptr, noPassword, nullptr));
    return x509 && pkey && X509_check_private_key(x509.get(), pkey.get()) == 1;
}

QSslKey readKey(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

Result<QSslConfiguration> loadTls(const QString &certificateFile, const QString &keyFile)
{
    const auto certificate = readFile(u"tls_certificate"_s, certificateFile);
    if (!certificate)
        return std::unexpected(certificate.error());
    const auto keyText = readFile(u"tls_key"_s, keyFile);
    if (!keyText)
        return std::unexpected(keyText.error());
    const auto chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty())
        return wrong(u"tls_certificate: %1 holds no certificate in PEM."_s.arg(certificateFile));
    const auto key = readKey(*keyText);
    if (key.isNull())
        return wrong(
            u"tls_key: %1 holds no RSA or EC key in PEM without a password."_s.arg(keyFile));
    if (!belongTogether(*certificate, *keyText))
        return wrong(u"tls_key: the key in %1 is not that of the certificate in %2."_s.arg(
            keyFile, certificateFile));
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace letschat::server
