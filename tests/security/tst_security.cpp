#include "security/passwordhasher.h"
#include "security/revokedsessions.h"
#include "security/tokensigner.h"
#include "security/verifiedtokens.h"

#include <QCoroTask>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sodium.h>

using namespace letschat;
using namespace letschat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp now{1795342530000ms};
const SigningKey oldKey{u"old"_s, QByteArray(32, 'a')};
const SigningKey newKey{u"new"_s, QByteArray(32, 'b')};

TokenClaims claims(TokenType type = TokenType::Access)
{
    const bool isAccess = type == TokenType::Access;
    return {type,
            UserId{QUuid::createUuid()},
            SessionId{QUuid::createUuid()},
            now,
            now + 15min,
            isAccess ? 0 : 3};
}

QByteArray base64(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// A token with this header and payload, rightly signed with the key.
QByteArray forge(const QByteArray &header, const QByteArray &payload)
{
    const QByteArray text = base64(header) + '.' + base64(payload);
    QByteArray mac(crypto_auth_hmacsha256_BYTES, 0);
    crypto_auth_hmacsha256(reinterpret_cast<uchar *>(mac.data()),
                           reinterpret_cast<const uchar *>(text.constData()), size_t(text.size()),
                           reinterpret_cast<const uchar *>(oldKey.secret.constData()));
    return text + '.' + base64(mac);
}

QCoro::Task<Result<QString>> hash(PasswordHasher &hasher, QString password, Gone gone = {})
{
    auto answer = co_await hasher.hash(password, gone);
    co_return answer;
}

QCoro::Task<Result<PasswordHasher::Verdict>> verify(PasswordHasher &hasher, QString password,
                                                    QString stored)
{
    auto answer = co_await hasher.verify(password, stored, {});
    co_return answer;
}

constexpr HashingCost cheap{1, 8192};

} // namespace

class SecurityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void whatIsSignedIsVerified()
    {
        const TokenSigner signer({oldKey});
        for (const auto type : {TokenType::Access, TokenType::Refresh}) {
            const auto given = claims(type);
            QVERIFY(signer.verify(signer.sign(given), type, now) == Result<TokenClaims>(given));
        }
    }

    void aTokenEndsAfterItsTimeAndTheLeeway()
    {
        const TokenSigner signer({oldKey});
        const auto token = signer.sign(claims());
        QVERIFY(signer.verify(token, TokenType::Access, now + 15min + 29s));
        QCOMPARE(signer.verify(token, TokenType::Access, now + 15min + 30s).error().code,
                 ProblemCode::TokenExpired);
        QCOMPARE(signer.verify(token, TokenType::Access, now - 31s).error().code,
                 ProblemCode::Unauthenticated);
    }

    void aRefreshTokenIsTheSameWheneverItIsMade()
    {
        const TokenSigner signer({oldKey});
        const auto given = claims(TokenType::Refresh);
        QCOMPARE(signer.sign(given), signer.sign(given));
        QVERIFY(signer.sign(claims()) != signer.sign(claims()));
    }

    void severalKeysVerifyAndTheFirstSigns()
    {
        const auto token = TokenSigner({oldKey}).sign(claims());
        const TokenSigner both({newKey, oldKey});
        QVERIFY(both.verify(token, TokenType::Access, now));
        QVERIFY(TokenSigner({newKey}).verify(both.sign(claims()), TokenType::Access, now));
        QVERIFY(!TokenSigner({newKey}).verify(token, TokenType::Access, now));
    }

    void aTokenThatWasFoundGoodIsRefusedOnceItsTimeIsOver()
    {
        const TokenSigner signer({oldKey});
        VerifiedTokens tokens(signer);
        const auto given = claims();
        const auto token = signer.sign(given);
        QVERIFY(tokens.verify(token, now) == Result<TokenClaims>(given));
        QVERIFY(tokens.verify(token, now + 15min + 29s) == Result<TokenClaims>(given));
        QCOMPARE(tokens.verify(token, now + 15min + 30s).error().code, ProblemCode::TokenExpired);
        QVERIFY(!tokens.verify(token, now - 31s));
        QVERIFY(!tokens.verify(token + 'a', now));
        QVERIFY(!tokens.verify(signer.sign(claims(TokenType::Refresh)), now));
    }

    void moreTokensThanAreKeptAreAllFoundGood()
    {
        const TokenSigner signer({oldKey});
        VerifiedTokens tokens(signer);
        QList<QByteArray> all;
        for (qsizetype i = 0; i < 3 * VerifiedTokens::generationSize; ++i)
            all.append(signer.sign(claims()));
        for (int round = 0; round < 2; ++round) {
            for (const auto &token : all)
                QVERIFY(tokens.verify(token, now));
        }
    }

    void forgedTokensAreRefused_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = TokenSigner({oldKey}).sign(claims());
        const QByteArray payload =
            QByteArray::fromBase64(good.split('.')[1], QByteArray::Base64UrlEncoding);
        const QByteArray header = R"({"alg":"HS256","typ":"JWT","kid":"old"})";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("dots") << QByteArray("..");
        QTest::newRow("none") << base64(R"({"alg":"none","kid":"old"})") + '.' + base64(payload) +
                                     '.';
        QTest::newRow("HS512") << forge(R"({"alg":"HS512","kid":"old"})", payload);
        QTest::newRow("RS256") << forge(R"({"alg":"RS256","kid":"old"})", payload);
        QTest::newRow("no kid") << forge(R"({"alg":"HS256"})", payload);
        QTest::newRow("other kid") << forge(R"({"alg":"HS256","kid":"new"})", payload);
        QTest::newRow("issuer") << forge(
            header, QByteArray(payload).replace("\"iss\":\"letschat\"", "\"iss\":\"x\""));
        QTest::newRow("audience") << forge(
            header, QByteArray(payload).replace("\"aud\":\"letschat\"", "\"aud\":\"x\""));
        QTest::newRow("no expiry")
            << forge(header, QByteArray(payload).replace("\"exp\"", "\"exq\""));
        QTest::newRow("refresh") << TokenSigner({oldKey}).sign(claims(TokenType::Refresh));
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("longer") << good + "AA";
        QTest::newRow("four parts") << good + ".x";
        QTest::newRow("changed") << QByteArray(good).replace(good.split('.')[1],
                                                             base64(payload + ' '));
        QTest::newRow("huge") << QByteArray(1'000'000, 'a') + ".b.c";
    }

    void forgedTokensAreRefused()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(TokenSigner({oldKey}).verify(token, TokenType::Access, now).error().code,
                 ProblemCode::Unauthenticated);
    }

    void keyFilesSayWhatIsWrongWithThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const QByteArray key = QByteArray(32, 'k').toBase64();
        QTest::newRow("empty") << QByteArray("\n# nothing\n") << u"no key"_s;
        QTest::newRow("no colon") << key << u"line 1"_s;
        QTest::newRow("short") << "a:" + QByteArray(31, 'k').toBase64() << u"shorter than 32"_s;
        QTest::newRow("not base64") << QByteArray("a:???") << u"line 1"_s;
        QTest::newRow("twice") << "a:" + key + "\na:" + key << u"line 2"_s;
    }

    void keyFilesSayWhatIsWrongWithThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const auto keys = SigningKeys::parse(text);
        QVERIFY(!keys);
        QVERIFY2(keys.error().detail.contains(said), qPrintable(keys.error().detail));
    }

    void aMissingKeyFileIsMadeForTheOwnerAlone()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"jwt-secret"_s);
        QVERIFY(!SigningKeys::load(path, false));
        const auto made = SigningKeys::load(path, true);
        QVERIFY(made);
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QCOMPARE(SigningKeys::load(path, true)->front().secret, made->front().secret);
    }

    void passwordsAreKnownAgain()
    {
        PasswordHasher hasher(cheap);
        const auto stored = QCoro::waitFor(hash(hasher, u"correct horse"_s)).value();
        QVERIFY(stored.startsWith("$argon2id$"_L1));
        QVERIFY(QCoro::waitFor(verify(hasher, u"correct horse"_s, stored))->matches);
        QVERIFY(!QCoro::waitFor(verify(hasher, u"correct hors"_s, stored))->matches);
        QVERIFY(!QCoro::waitFor(verify(hasher, u"a password that nobody has"_s, {}))->matches);
    }

    void aHashOfAnotherCostIsOutdated()
    {
        PasswordHasher old(cheap);
        PasswordHasher current({2, 8192});
        const auto stored = QCoro::waitFor(hash(old, u"correct horse"_s)).value();
        QVERIFY(!QCoro::waitFor(verify(old, u"correct horse"_s, stored))->isOutdated);
        const auto verdict = QCoro::waitFor(verify(current, u"correct horse"_s, stored));
        QVERIFY(verdict->matches && verdict->isOutdated);
    }

    void aFullQueueRefusesAndWhoLeftIsNotHashedFor()
    {
        PasswordHasher hasher({1, 32u << 20});
        const auto gone = std::make_shared<std::atomic<bool>>(true);
        std::vector<QCoro::Task<Result<QString>>> tasks;
        for (int i = 0; i < PasswordHasher::queueLimit; ++i)
            tasks.push_back(hash(hasher, u"password"_s, i == 0 ? Gone{} : Gone(gone)));
        const auto refused = QCoro::waitFor(hash(hasher, u"password"_s));
        QCOMPARE(refused.error().code, ProblemCode::Unavailable);
        QVERIFY(refused.error().retryAfter);
        QVERIFY(QCoro::waitFor(std::move(tasks[0])));
        for (size_t i = 1; i < tasks.size(); ++i)
            QVERIFY(!QCoro::waitFor(std::move(tasks[i])));
        QVERIFY(QCoro::waitFor(hash(hasher, u"password"_s)));
    }

    void revokedSessionsAreRememberedWhileTokensLive()
    {
        RevokedSessions revoked;
        const SessionId first{QUuid::createUuid()};
        const SessionId second{QUuid::createUuid()};
        QVERIFY(!revoked.contains(first));
        revoked.add(first, now);
        QVERIFY(revoked.contains(first));
        revoked.add(second, now + 15min);
        QVERIFY(revoked.contains(first));
        revoked.add(second, now + 20min);
        QVERIFY(!revoked.contains(first));
        QVERIFY(revoked.contains(second));
    }
};

QTEST_GUILESS_MAIN(SecurityTest)
#include "tst_security.moc"
