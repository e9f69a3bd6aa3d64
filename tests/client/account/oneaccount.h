#pragma once

#include "account/session.h"
#include "account/signin.h"
#include "account/tokenvault.h"
#include "support/clientsamples.h"

#include <QSignalSpy>

#include <functional>

namespace letschat::test {

/// One run of the client, as far as accounts go.
struct Run
{
    explicit Run(const QUrl &server)
        : link(server)
    {}

    bool signInAsAda()
    {
        QSignalSpy succeeded(&signIn, &client::SignIn::succeeded);
        signIn.signIn(QStringLiteral("ada"), QStringLiteral("right"));
        return succeeded.wait();
    }

    client::HttpLink link;
    client::ApiClient open{link};
    client::TokenVault vault{link, QStringLiteral("profile")};
    client::Session session{open, vault};
    client::SignIn signIn{link, open, session};
};

/// A server that knows Ada alone, and gives her the tokens 1, 2, 3 and so on.
struct OneAccount
{
    std::optional<FakeAnswer> serve(const FakeRequest &request)
    {
        if (request.target.endsWith("/refresh"))
            return refresh();
        if (request.target.endsWith("/logout"))
            return FakeAnswer{204, {}, {}};
        if (request.target.endsWith("/users/me"))
            return request.token == "access-1" ? refusal(ProblemCode::TokenExpired)
                                               : answer(User::of(ada));
        if (request.target.endsWith("/register"))
            return refusal(ProblemCode::UsernameTaken);
        return request.body.value(QStringLiteral("password")).toString() == QStringLiteral("right")
                   ? answer(signedIn(ada, QString::number(++given)))
                   : refusal(ProblemCode::InvalidCredentials, "WWW-Authenticate: Bearer\r\n");
    }

    const Profile ada = person(QStringLiteral("Ada"));
    int given = 0;
    std::function<std::optional<FakeAnswer>()> refresh = [this] {
        return answer(signedIn(ada, QString::number(++given)));
    };
    FakeHttpServer server{[this](const FakeRequest &request) { return serve(request); }};

    Q_DISABLE_COPY_MOVE(OneAccount)
    OneAccount() = default;
};

} // namespace letschat::test
