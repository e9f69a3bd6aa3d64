#include "account/session.h"
#include "account/signin.h"
#include "account/tokenvault.h"
#include "support/clientsamples.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// One run of the client, as far as accounts go.
struct Run
{
    explicit Run(const QUrl &server)
        : link(server)
    {}

    HttpLink link;
    ApiClient open{link};
    TokenVault vault{link, u"profile"_s};
    Session session{open, vault};
    SignIn signIn{link, open, session};
};

/// Session and sign-in against a server that knows one account; with the session's Secret Service,
/// see tests/support/with-secret-service.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        refreshed_ = 0;
        refresh_ = [this] { return answer(signedIn(me_, QString::number(++refreshed_ + 1))); };
        server_ = std::make_unique<FakeHttpServer>(
            [this](const FakeRequest &request) { return serve(request); });
    }

    void signingInLeadsToThePerson()
    {
        Run run(server_->url());
        QVERIFY(signInTo(run));
        QCOMPARE(run.session.state(), Session::SignedIn);
        QCOMPARE(run.session.displayName(), u"Ada"_s);
        QCOMPARE(run.session.accessToken(), u"access-1"_s);
        QCOMPARE(run.session.vaultWarning(), QString());
        QVERIFY(!run.signIn.isBusy());
    }

    void theNextRunSignsInByItselfWithTheSuccessor()
    {
        {
            Run run(server_->url());
            QVERIFY(signInTo(run));
        }
        for (const auto *presented : {"refresh-1", "refresh-2"}) {
            Run run(server_->url());
            run.session.restore();
            QCOMPARE(run.session.state(), Session::Restoring);
            QTRY_COMPARE(run.session.state(), Session::SignedIn);
            QCOMPARE(server_->requests().last().body.value(u"refresh_token"_s).toString(),
                     QString::fromLatin1(presented));
        }
    }

    void theNewTokenIsStoredBeforeItIsUsed()
    {
        Run run(server_->url());
        QVERIFY(signInTo(run));
        // Asked for in the moment of use; a write asked for later would come after it.
        Run other(server_->url());
        QCoro::Task<QString> stored;
        connect(&run.session, &Session::renewed, &other.session,
                [&] { stored = other.vault.read(); });
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Renewed);
        QCOMPARE(QCoro::waitFor(stored), u"refresh-2"_s);
    }

    void twentyWhoAskAtOnceMakeOneRefresh()
    {
        Run run(server_->url());
        QVERIFY(signInTo(run));
        std::vector<QCoro::Task<Renewal>> asked;
        for (int i = 0; i < 20; ++i)
            asked.push_back(run.session.renew());
        for (auto &each : asked)
            QCOMPARE(QCoro::waitFor(each), Renewal::Renewed);
        QCOMPARE(server_->count("POST", "/api/v1/auth/refresh"), 1);
    }

    void aRefusedRenewalEndsTheSessionAndForgetsTheToken()
    {
        Run run(server_->url());
        QVERIFY(signInTo(run));
        refresh_ = [] { return refusal(ProblemCode::TokenRevoked); };
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Ended);
        QCOMPARE(run.session.state(), Session::SignedOut);
        QCOMPARE(run.session.accessToken(), QString());
        QTRY_COMPARE(QCoro::waitFor(run.vault.read()), QString());
    }

    void aServerWithTroubleIsNoReasonToSignOut_data()
    {
        QTest::addColumn<ProblemCode>("code");
        QTest::newRow("404") << ProblemCode::NotFound;
        QTest::newRow("429") << ProblemCode::RateLimited;
        QTest::newRow("503") << ProblemCode::Unavailable;
    }
    void aServerWithTroubleIsNoReasonToSignOut()
    {
        QFETCH(ProblemCode, code);
        Run run(server_->url());
        QVERIFY(signInTo(run));
        refresh_ = [code] { return refusal(code); };
        QCOMPARE(QCoro::waitFor(run.session.renew()), Renewal::Unanswered);
        QCOMPARE(run.session.state(), Session::SignedIn);
        QCOMPARE(QCoro::waitFor(run.vault.read()), u"refresh-1"_s);
    }

    void whoWasSignedInIsKnownBeforeTheServerAnswers()
    {
        {
            Run run(server_->url());
            QVERIFY(signInTo(run));
        }
        server_->stopListening();
        auto renamed = User::of(me_);
        renamed.displayName = u"Ada as she was"_s;
        Run run(server_->url());
        QList<QPair<Session::State, QString>> seen;
        const auto note = [&] { seen.append({run.session.state(), run.session.displayName()}); };
        connect(&run.session, &Session::stateChanged, this, note);
        connect(&run.session, &Session::userChanged, this, note);
        run.session.restore(renamed);
        QCOMPARE(run.session.state(), Session::Restoring);
        QCOMPARE(run.session.userId(), me_.id);
        QCOMPARE(seen.first(), qMakePair(Session::Restoring, renamed.displayName));
        server_->listenAgain();
        QTRY_COMPARE_WITH_TIMEOUT(run.session.state(), Session::SignedIn, 15'000);
        QCOMPARE(run.session.displayName(), me_.displayName);
        QCOMPARE(seen.last(), qMakePair(Session::SignedIn, me_.displayName));
    }

    void whoWasSignedInIsForgottenWhereNothingIsStored()
    {
        Run run(QUrl(u"https://never.example"_s));
        run.session.restore(User::of(me_));
        QSignalSpy changed(&run.session, &Session::userChanged);
        QTRY_COMPARE(run.session.state(), Session::SignedOut);
        QVERIFY(run.session.userId().isNull());
        QCOMPARE(changed.size(), 1);
    }

    void whoWasSignedInIsForgottenWhenTheServerSaysNo()
    {
        {
            Run run(server_->url());
            QVERIFY(signInTo(run));
        }
        refresh_ = [] { return refusal(ProblemCode::TokenRevoked); };
        Run run(server_->url());
        run.session.restore(User::of(me_));
        QTRY_COMPARE(run.session.state(), Session::SignedOut);
        QVERIFY(run.session.userId().isNull());
    }

    void restoringWaitsForAServerThatIsAway()
    {
        {
            Run run(server_->url());
            QVERIFY(signInTo(run));
        }
        server_->stopListening();
        Run run(server_->url());
        run.session.restore();
        QTest::qWait(100);
        QCOMPARE(run.session.state(), Session::Restoring);
        server_->listenAgain();
        QTRY_COMPARE_WITH_TIMEOUT(run.session.state(), Session::SignedIn, 15'000);
    }

    void aServerThatCannotRenewLeadsToThePageAndKeepsTheToken()
    {
        {
            Run run(server_->url());
            QVERIFY(signInTo(run));
        }
        refresh_ = [] { return refusal(ProblemCode::NotFound); };
        Run run(server_->url());
        run.session.restore();
        QTRY_COMPARE(run.session.state(), Session::SignedOut);
        QCOMPARE(QCoro::waitFor(run.vault.read()), u"refresh-1"_s);
    }

    void signingOutTellsTheServerAndForgets()
    {
        Run run(server_->url());
        QVERIFY(signInTo(run));
        run.session.signOut();
        QCOMPARE(run.session.state(), Session::SignedOut);
        QTRY_COMPARE(server_->count("POST", "/api/v1/auth/logout"), 1);
        QCOMPARE(server_->requests().last().token, "access-1");
        QTRY_COMPARE(QCoro::waitFor(run.vault.read()), QString());
    }

    void refusalsStandBesideTheirFieldInPlainWords()
    {
        Run run(server_->url());
        QSignalSpy failed(&run.signIn, &SignIn::failed);
        run.signIn.signIn(u"ada"_s, u"wrong"_s);
        QVERIFY(failed.wait());
        QCOMPARE(run.signIn.generalError(), u"The username or the password is wrong."_s);
        run.signIn.createAccount(u"taken"_s, u"Ada"_s, u"long enough"_s);
        QVERIFY(failed.wait());
        QVERIFY(!run.signIn.usernameError().isEmpty());
        QCOMPARE(run.signIn.generalError(), QString());
        server_->stopListening();
        run.signIn.signIn(u"ada"_s, u"right"_s);
        QVERIFY(failed.wait());
        QVERIFY(!run.signIn.serverError().isEmpty());
    }

    void whatIsTypedIsCheckedByTheRulesOfTheContract()
    {
        Run run(server_->url());
        QVERIFY(!run.signIn.checkUsername(u"ab"_s));
        QVERIFY(!run.signIn.usernameError().isEmpty());
        QVERIFY(run.signIn.checkUsername(u"Ab.c"_s));
        QCOMPARE(run.signIn.usernameError(), QString());
        QVERIFY(!run.signIn.checkUsername(u"_abc"_s));
        QVERIFY(!run.signIn.checkPassword(u"short"_s));
        QVERIFY(!run.signIn.passwordError().isEmpty());
        QVERIFY(!run.signIn.checkDisplayName(QString(65, u'x')));
        run.signIn.clearErrors();
        run.signIn.createAccount({}, {}, {});
        QVERIFY(!run.signIn.displayNameError().isEmpty());
        QVERIFY(server_->requests().isEmpty());
    }

    void addressesAreUnderstoodAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QUrl>("address");
        QTest::newRow("name") << u"chat.example "_s << QUrl(u"https://chat.example"_s);
        QTest::newRow("port") << u"localhost:8080"_s << QUrl(u"http://localhost:8080"_s);
        QTest::newRow("number") << u"127.0.0.1:8080"_s << QUrl(u"http://127.0.0.1:8080"_s);
        QTest::newRow("plain") << u"http://chat.example/"_s << QUrl(u"http://chat.example"_s);
        QTest::newRow("below") << u"https://a.example/chat/"_s << QUrl(u"https://a.example/chat"_s);
        QTest::newRow("other scheme") << u"ftp://chat.example"_s << QUrl();
        QTest::newRow("words") << u"not a server"_s << QUrl();
        QTest::newRow("nothing") << QString() << QUrl();
    }
    void addressesAreUnderstoodAsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QUrl, address);
        QCOMPARE(SignIn::addressFrom(typed), address);
    }

private:
    bool signInTo(Run &run)
    {
        QSignalSpy succeeded(&run.signIn, &SignIn::succeeded);
        run.signIn.signIn(u"ada"_s, u"right"_s);
        return succeeded.wait();
    }

    FakeAnswer serve(const FakeRequest &request)
    {
        if (request.target.endsWith("/refresh"))
            return refresh_();
        if (request.target.endsWith("/logout"))
            return {204, {}, {}};
        if (request.target.endsWith("/register"))
            return refusal(ProblemCode::UsernameTaken);
        return request.body.value(u"password"_s).toString() == u"right"_s
                   ? answer(signedIn(me_))
                   : refusal(ProblemCode::InvalidCredentials, "WWW-Authenticate: Bearer\r\n");
    }

    const Profile me_ = person(u"Ada"_s);
    int refreshed_ = 0;
    std::function<FakeAnswer()> refresh_;
    std::unique_ptr<FakeHttpServer> server_;
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
