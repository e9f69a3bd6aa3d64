#include "client/network/renewingtokens.h"
#include "protocol/messages.h"
#include "support/clientsamples.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

class ApiClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tokens_ = std::make_unique<RenewingTokens>();
        server_ = std::make_unique<FakeHttpServer>(
            [this](const FakeRequest &request) { return answers_(request); });
        link_ = std::make_unique<HttpLink>(server_->url(), std::chrono::milliseconds(300));
        open_ = std::make_unique<ApiClient>(*link_);
        api_ = std::make_unique<ApiClient>(*link_, *tokens_);
        tokens_->open = open_.get();
        results_.clear();
    }

    void pathQueryBodyAndBearerAreOfTheEndpoint()
    {
        answers_ = [](const FakeRequest &) { return answer(MessagePage()); };
        Call<GetMessages> call;
        call.path.conversationId = newId<ConversationId>();
        call.query.beforeSeq = 7;
        call.query.limit = 20;
        const auto page = QCoro::waitFor(api_->call<GetMessages>(call));
        QVERIFY(page.has_value());
        const auto &sent = server_->requests().first();
        QCOMPARE(sent.method, "GET");
        QCOMPARE(sent.target, "/api/v1/conversations/" + call.path.conversationId.toByteArray() +
                                  "/messages?before_seq=7&limit=20");
        QCOMPARE(sent.token, "old");
    }

    void textInAQueryIsEncoded()
    {
        answers_ = [](const FakeRequest &) { return answer(UserList()); };
        Call<SearchPeople> call;
        call.query.query = u"a&b=c é"_s;
        QVERIFY(QCoro::waitFor(api_->call<SearchPeople>(call)).has_value());
        QCOMPARE(server_->requests().first().target, "/api/v1/users?query=a%26b%3Dc%20%C3%A9");
    }

    void twentyRefusedCallsMakeOneRenewal()
    {
        answers_ = [this](const FakeRequest &request) { return guarded(request); };
        for (int i = 0; i < 20; ++i)
            getMe();
        QTRY_COMPARE_WITH_TIMEOUT(results_.size(), 20, 5000);
        for (const auto &result : results_)
            QVERIFY(result.has_value());
        QCOMPARE(tokens_->renewals, 1);
        QCOMPARE(server_->count("POST", "/api/v1/auth/refresh"), 1);
        QCOMPARE(sentWith("old"), 20);
        QCOMPARE(sentWith("access-1"), 20);
    }

    void withoutATokenItAsksForOneFirst()
    {
        answers_ = [this](const FakeRequest &request) { return guarded(request); };
        tokens_->token.clear();
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        QVERIFY(results_.first().has_value());
        QCOMPARE(server_->requests().size(), 2);
        QCOMPARE(sentWith("access-1"), 1);
    }

    void signedOutNothingGoesOut()
    {
        tokens_->token.clear();
        tokens_->open = nullptr;
        getMe();
        QCOMPARE(results_.size(), 1);
        QVERIFY(results_.first().error().isAboutToken());
        QVERIFY(server_->requests().isEmpty());
    }

    void aRefusalThatIsNotOfTheServerIsNoReasonToRenew()
    {
        answers_ = [](const FakeRequest &) {
            return FakeAnswer{401, "<html>Welcome to our hotel", "WWW-Authenticate: Basic\r\n"};
        };
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::ServerFault);
        QCOMPARE(tokens_->asked, 0);
    }

    void aCallEndsWithItsCaller()
    {
        answers_ = [](const FakeRequest &) { return std::nullopt; };
        auto caller = std::make_unique<QObject>();
        getMe(caller.get());
        getMe();
        QTRY_COMPARE(server_->requests().size(), 2);
        caller.reset();
        QCOMPARE(results_.size(), 1);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::Unreachable);
    }

    void aCallWhoseCallerDiedMeanwhileIsNotRepeated()
    {
        auto caller = std::make_unique<QObject>();
        answers_ = [&](const FakeRequest &request) {
            if (request.target.endsWith("refresh"))
                caller.reset();
            return guarded(request);
        };
        getMe(caller.get());
        QTRY_COMPARE(results_.size(), 1);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::Unreachable);
        QCOMPARE(sentWith("access-1"), 0);
        QCOMPARE(tokens_->token, u"access-1"_s);
    }

    void aRefusalThatComesAfterTheRenewalMakesNoOther()
    {
        answers_ = [this](const FakeRequest &request) {
            auto given = guarded(request);
            const bool isSecond = server_->count("GET", "/api/v1/users/me") == 2;
            if (given.status == 401 && isSecond)
                given.delay = std::chrono::milliseconds(100);
            return given;
        };
        getMe();
        getMe();
        QTRY_COMPARE(results_.size(), 2);
        QVERIFY(results_.first().has_value() && results_.last().has_value());
        QCOMPARE(tokens_->asked, 1);
    }

    void wrongPasswordIsNoReasonToRenew()
    {
        answers_ = [](const FakeRequest &) { return refusal(ProblemCode::InvalidCredentials); };
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        QCOMPARE(tokens_->asked, 0);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::Refused);
    }

    void aTokenThatIsRefusedTwiceIsNotRenewedTwice()
    {
        answers_ = [this](const FakeRequest &request) -> FakeAnswer {
            return request.target.endsWith("refresh") ? answer(signedIn(me_))
                                                      : refusal(ProblemCode::TokenExpired);
        };
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        QCOMPARE(tokens_->renewals, 1);
        QVERIFY(results_.first().error().isAboutToken());
    }

    void aServerThatCannotRenewIsAFaultThatMayPass()
    {
        answers_ = [](const FakeRequest &request) {
            return refusal(request.target.endsWith("refresh") ? ProblemCode::NotFound
                                                              : ProblemCode::TokenExpired);
        };
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::ServerFault);
        QVERIFY(results_.first().error().mayPass());
    }

    void faultsAreToldApart_data()
    {
        using Kind = ApiError::Kind;
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::addColumn<ProblemCode>("code");
        QTest::addColumn<qint64>("wait");
        QTest::newRow("refused") << 403 << QByteArray() << Kind::Refused << ProblemCode::Forbidden
                                 << qint64(-1);
        QTest::newRow("too often") << 429 << QByteArray("Retry-After: 17\r\n") << Kind::Refused
                                   << ProblemCode::RateLimited << qint64(17);
        QTest::newRow("refused by someone else")
            << 404 << QByteArray("Content-Type: text/html\r\n") << Kind::ServerFault
            << ProblemCode::NotFound << qint64(-1);
        QTest::newRow("busy") << 503 << QByteArray("Retry-After: 2\r\n") << Kind::ServerFault
                              << ProblemCode::Unavailable << qint64(2);
        QTest::newRow("not of the contract") << 200 << QByteArray() << Kind::ServerFault
                                             << ProblemCode::ValidationFailed << qint64(-1);
        QTest::newRow("sent elsewhere")
            << 302 << QByteArray("Location: http://127.0.0.1:1/\r\n") << Kind::ServerFault
            << ProblemCode::BadRequest << qint64(-1);
    }
    void faultsAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        QFETCH(ApiError::Kind, kind);
        QFETCH(ProblemCode, code);
        QFETCH(qint64, wait);
        Problem problem;
        problem.code = code;
        const bool isOurs = kind == ApiError::Kind::Refused;
        const auto body = isOurs ? toJson(problem) : QByteArray("{}");
        answers_ = [=](const FakeRequest &) { return FakeAnswer{status, body, header}; };
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        const auto &error = results_.first().error();
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.problem.code, code);
        QCOMPARE(error.problem.retryAfter ? error.problem.retryAfter->count() : -1, wait);
    }

    void silenceEndsAtTheLimit()
    {
        answers_ = [](const FakeRequest &) { return std::nullopt; };
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::Timeout);
    }

    void noServerIsUnreachable()
    {
        server_->stopListening();
        getMe();
        QTRY_COMPARE(results_.size(), 1);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::Unreachable);
    }

    void callsEndWhenClientAndLinkDie()
    {
        answers_ = [](const FakeRequest &) { return std::nullopt; };
        getMe();
        QTRY_COMPARE(server_->requests().size(), 1);
        api_.reset();
        open_.reset();
        link_.reset();
        QCOMPARE(results_.size(), 1);
        QCOMPARE(results_.first().error().kind, ApiError::Kind::Unreachable);
    }

private:
    QCoro::Task<> getMe(const QObject *caller = nullptr)
    {
        auto asking = api_->call<GetMe>(Call<GetMe>(), caller);
        const auto answer = co_await asking;
        results_.append(answer);
    }

    int sentWith(const QByteArray &token) const
    {
        return int(std::ranges::count(server_->requests(), token, &FakeRequest::token));
    }

    /// A server that takes the token "access-1" only, which a renewal gives.
    FakeAnswer guarded(const FakeRequest &request)
    {
        if (request.target.endsWith("refresh"))
            return answer(signedIn(me_));
        if (request.token != "access-1")
            return refusal(ProblemCode::TokenExpired, "WWW-Authenticate: Bearer\r\n");
        return answer(User::of(me_));
    }

    const Profile me_ = person(u"Me"_s);
    FakeHttpServer::Answers answers_;
    QList<ApiResult<User>> results_;
    std::unique_ptr<RenewingTokens> tokens_;
    std::unique_ptr<FakeHttpServer> server_;
    std::unique_ptr<HttpLink> link_;
    std::unique_ptr<ApiClient> open_;
    std::unique_ptr<ApiClient> api_;
};

QTEST_GUILESS_MAIN(ApiClientTest)
#include "tst_apiclient.moc"
