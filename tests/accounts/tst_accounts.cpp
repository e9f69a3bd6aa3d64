#include "support/world.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoRegisteredCanSignIn()
    {
        World world(postgres_.migratedDatabase());
        const auto registered = world.signUp(u"ada"_s);
        QVERIFY(registered);
        QCOMPARE(registered->expiresIn, 900);
        const auto signedIn = login(world, u"ADA"_s, u"12345678"_s);
        QVERIFY(signedIn);
        QCOMPARE(signedIn->user.id, registered->user.id);
        QVERIFY(!(signedIn->sessionId == registered->sessionId));
        const auto claims = world.signer.verify(signedIn->accessToken.toLatin1(), TokenType::Access,
                                                world.clock.now());
        QCOMPARE(claims->userId, registered->user.id);
    }

    void aTakenNameIsRefusedAndNothingChanges()
    {
        World world(postgres_.migratedDatabase());
        QVERIFY(world.signUp(u"ada"_s));
        QCOMPARE(world.signUp(u"ada"_s, u"another password"_s).error().code,
                 ProblemCode::UsernameTaken);
        QVERIFY(login(world, u"ada"_s, u"12345678"_s));
    }

    void ofTwoWhoRegisterOneNameAtOnceOneSucceeds()
    {
        World world(postgres_.migratedDatabase());
        RegisterRequest request;
        request.username = u"ada"_s;
        request.displayName = u"Ada"_s;
        request.password = u"12345678"_s;
        auto first = world.accounts.registerUser(request, {});
        auto second = world.accounts.registerUser(request, {});
        const auto a = QCoro::waitFor(std::move(first));
        const auto b = QCoro::waitFor(std::move(second));
        QVERIFY(a.has_value() != b.has_value());
        QCOMPARE((a ? b : a).error().code, ProblemCode::UsernameTaken);
    }

    void unknownAndWrongAreOneAnswer()
    {
        World world(postgres_.migratedDatabase());
        QVERIFY(world.signUp(u"ada"_s));
        const auto wrong = login(world, u"ada"_s, u"12345679"_s);
        const auto unknown = login(world, u"nobody"_s, u"12345679"_s);
        QCOMPARE(wrong.error().code, ProblemCode::InvalidCredentials);
        QCOMPARE(wrong.error(), unknown.error());
    }

    void aLostAnswerToARefreshIsGivenAgain()
    {
        World world(postgres_.migratedDatabase());
        const auto start = world.signUp(u"ada"_s).value();
        world.clock.advance(10min);
        const auto once = refresh(world, start.refreshToken).value();
        QVERIFY(once.refreshToken != start.refreshToken);
        world.clock.advance(1min);
        const auto again = refresh(world, start.refreshToken).value();
        QCOMPARE(again.refreshToken, once.refreshToken);
        QVERIFY(world.ended.isEmpty());
    }

    void aReusedRefreshTokenEndsTheSession()
    {
        World world(postgres_.migratedDatabase());
        const auto start = world.signUp(u"ada"_s).value();
        const auto second = refresh(world, start.refreshToken).value();
        const auto third = refresh(world, second.refreshToken).value();
        QCOMPARE(refresh(world, start.refreshToken).error().code, ProblemCode::TokenRevoked);
        QCOMPARE(world.ended, QList{start.sessionId});
        QCOMPARE(refresh(world, third.refreshToken).error().code, ProblemCode::TokenRevoked);
    }

    void aSessionSlidesForThirtyDaysAndEndsAfterNinety()
    {
        World world(postgres_.migratedDatabase());
        auto current = world.signUp(u"ada"_s).value();
        for (int i = 0; i < 3; ++i) {
            world.clock.advance(24h * 29);
            const auto next = refresh(world, current.refreshToken);
            QVERIFY(next);
            current = *next;
        }
        world.clock.advance(24h * 4);
        QCOMPARE(refresh(world, current.refreshToken).error().code, ProblemCode::TokenExpired);
        const auto idle = world.signUp(u"grace"_s).value();
        world.clock.advance(24h * 31);
        QCOMPARE(refresh(world, idle.refreshToken).error().code, ProblemCode::TokenExpired);
    }

    void logoutEndsTheSession()
    {
        World world(postgres_.migratedDatabase());
        const auto start = world.signUp(u"ada"_s).value();
        QVERIFY(QCoro::waitFor(world.sessions.logout(start.user.id, start.sessionId)));
        QCOMPARE(world.ended, QList{start.sessionId});
        QCOMPARE(refresh(world, start.refreshToken).error().code, ProblemCode::TokenRevoked);
    }

    void anAccessTokenDoesNotRefresh()
    {
        World world(postgres_.migratedDatabase());
        const auto start = world.signUp(u"ada"_s).value();
        QCOMPARE(refresh(world, start.accessToken).error().code, ProblemCode::Unauthenticated);
    }

    void anOldHashIsMadeAnewAtLogin()
    {
        World world(postgres_.migratedDatabase());
        QVERIFY(world.signUp(u"ada"_s));
        PasswordHasher dearer({2, 8192});
        AccountService service(world.database, world.changes, dearer, world.limiter, world.issuer,
                               world.clock, {}, [](auto, auto) {});
        LoginRequest request{u"ada"_s, u"12345678"_s, {}};
        QVERIFY(QCoro::waitFor(service.login(request, {})));
        const auto stored =
            QCoro::waitFor([](Database &database) -> QCoro::Task<Result<Credentials>> {
                const auto lookUp = [](SqlConnection &connection) {
                    return AccountRepository(connection).credentials(u"ada"_s);
                };
                auto found = co_await database.read(lookUp);
                co_return found;
            }(world.database));
        QVERIFY2(stored->passwordHash.contains("t=2"_L1), qPrintable(stored->passwordHash));
        QVERIFY(QCoro::waitFor(service.login(request, {})));
    }

    void closedRegistrationIsForbidden()
    {
        World world(postgres_.migratedDatabase());
        AccountService closed(world.database, world.changes, world.hasher, world.limiter,
                              world.issuer, world.clock, {false}, [](auto, auto) {});
        RegisterRequest request{u"ada"_s, u"Ada"_s, u"12345678"_s, {}};
        QCOMPARE(QCoro::waitFor(closed.registerUser(request, {})).error().code,
                 ProblemCode::Forbidden);
    }

private:
    static Result<SignedIn> login(World &world, const QString &name, const QString &password)
    {
        const LoginRequest request{name, password, {}};
        return QCoro::waitFor(world.accounts.login(request, {}));
    }

    static Result<SignedIn> refresh(World &world, const QString &token)
    {
        return QCoro::waitFor(world.sessions.refresh(token.toLatin1()));
    }

    ThrowawayPostgres postgres_;
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
