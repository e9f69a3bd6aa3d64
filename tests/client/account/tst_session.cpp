#include "client/account/oneaccount.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Session and sign-in against a server that knows one account; with the session's Secret Service,
/// see tests/support/with-secret-service.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { world_ = std::make_unique<OneAccount>(); }

    void signingInLeadsToThePerson()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        QCOMPARE(run.session.state(), Session::SignedIn);
        QCOMPARE(run.session.displayName(), u"Ada"_s);
        QCOMPARE(run.session.accessToken(), u"access-1"_s);
        QCOMPARE(run.session.vaultWarning(), QString());
        QVERIFY(!run.signIn.isBusy());
    }

    void theNextRunSignsInByItselfWithTheSuccessor()
    {
        {
            Run run(world_->server.url());
            QVERIFY(run.signInAsAda());
        }
        for (const auto *presented : {"refresh-1", "refresh-2"}) {
            Run run(world_->server.url());
            run.session.restore();
            QCOMPARE(run.session.state(), Session::Restoring);
            QTRY_COMPARE(run.session.state(), Session::SignedIn);
            QCOMPARE(world_->server.requests().last().body.value(u"refresh_token"_s).toString(),
                     QString::fromLatin1(presented));
        }
    }

    void whoWasSignedInIsKnownBeforeTheServerAnswers()
    {
        {
            Run run(world_->server.url());
            QVERIFY(run.signInAsAda());
        }
        world_->server.stopListening();
        auto renamed = User::of(world_->ada);
        renamed.displayName = u"Ada as she was"_s;
        Run run(world_->server.url());
        QList<QPair<Session::State, QString>> seen;
        const auto note = [&] { seen.append({run.session.state(), run.session.displayName()}); };
        connect(&run.session, &Session::stateChanged, this, note);
        connect(&run.session, &Session::userChanged, this, note);
        run.session.restore(renamed);
        QCOMPARE(run.session.state(), Session::Restoring);
        QCOMPARE(run.session.userId(), world_->ada.id);
        QCOMPARE(seen.first(), qMakePair(Session::Restoring, renamed.displayName));
        world_->server.listenAgain();
        QTRY_COMPARE_WITH_TIMEOUT(run.session.state(), Session::SignedIn, 15'000);
        QCOMPARE(run.session.displayName(), world_->ada.displayName);
        QCOMPARE(seen.last(), qMakePair(Session::SignedIn, world_->ada.displayName));
    }

    void whoWasSignedInIsForgottenWhereNothingIsStored()
    {
        Run run(QUrl(u"https://never.example"_s));
        run.session.restore(User::of(world_->ada));
        QSignalSpy changed(&run.session, &Session::userChanged);
        QTRY_COMPARE(run.session.state(), Session::SignedOut);
        QVERIFY(run.session.userId().isNull());
        QCOMPARE(changed.size(), 1);
    }

    void whoWasSignedInIsForgottenWhenTheServerSaysNo()
    {
        {
            Run run(world_->server.url());
            QVERIFY(run.signInAsAda());
        }
        world_->refresh = [] { return refusal(ProblemCode::TokenRevoked); };
        Run run(world_->server.url());
        run.session.restore(User::of(world_->ada));
        QTRY_COMPARE(run.session.state(), Session::SignedOut);
        QVERIFY(run.session.userId().isNull());
    }

    void restoringWaitsForAServerThatIsAway()
    {
        {
            Run run(world_->server.url());
            QVERIFY(run.signInAsAda());
        }
        world_->server.stopListening();
        Run run(world_->server.url());
        run.session.restore();
        QTest::qWait(100);
        QCOMPARE(run.session.state(), Session::Restoring);
        world_->server.listenAgain();
        QTRY_COMPARE_WITH_TIMEOUT(run.session.state(), Session::SignedIn, 15'000);
    }

    void aServerThatCannotRenewLeadsToThePageAndKeepsTheToken()
    {
        {
            Run run(world_->server.url());
            QVERIFY(run.signInAsAda());
        }
        world_->refresh = [] { return refusal(ProblemCode::NotFound); };
        Run run(world_->server.url());
        run.session.restore();
        QTRY_COMPARE(run.session.state(), Session::SignedOut);
        QCOMPARE(QCoro::waitFor(run.vault.read()), u"refresh-1"_s);
    }

    void signingOutTellsTheServerAndForgets()
    {
        Run run(world_->server.url());
        QVERIFY(run.signInAsAda());
        run.session.signOut();
        QCOMPARE(run.session.state(), Session::SignedOut);
        QTRY_COMPARE(world_->server.count("POST", "/api/v1/auth/logout"), 1);
        QCOMPARE(world_->server.requests().last().token, "access-1");
        QTRY_COMPARE(QCoro::waitFor(run.vault.read()), QString());
    }

    void refusalsStandBesideTheirFieldInPlainWords()
    {
        Run run(world_->server.url());
        QSignalSpy failed(&run.signIn, &SignIn::failed);
        run.signIn.signIn(u"ada"_s, u"wrong"_s);
        QVERIFY(failed.wait());
        QCOMPARE(run.signIn.generalError(), u"The username or the password is wrong."_s);
        run.signIn.createAccount(u"taken"_s, u"Ada"_s, u"long enough"_s);
        QVERIFY(failed.wait());
        QVERIFY(!run.signIn.usernameError().isEmpty());
        QCOMPARE(run.signIn.generalError(), QString());
        world_->server.stopListening();
        run.signIn.signIn(u"ada"_s, u"right"_s);
        QVERIFY(failed.wait());
        QVERIFY(!run.signIn.serverError().isEmpty());
    }

    void whatIsTypedIsCheckedByTheRulesOfTheContract()
    {
        Run run(world_->server.url());
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
        QVERIFY(world_->server.requests().isEmpty());
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
    std::unique_ptr<OneAccount> world_;
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
