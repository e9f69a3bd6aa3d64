#include "app/linkfollower.h"

#include "account/session.h"
#include "conversations/conversationspage.h"
#include "protocol/people.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Of a link that may be anything.
constexpr qsizetype mostShown = 100;

} // namespace

LinkFollower::LinkFollower(ApiClient &api, ConversationsPage &conversations, const Session &session,
                           QObject *parent)
    : QObject(parent)
    , api_(api)
    , conversations_(conversations)
    , session_(session)
{
    connect(&session_, &Session::stateChanged, this, &LinkFollower::tryNow);
    // The list is fetched each time the server is back.
    connect(&conversations_, &ConversationsPage::loadingChanged, this, &LinkFollower::tryNow);
}

void LinkFollower::follow(const QUrl &link)
{
    auto username = link.path().mid(1).toLower();
    const bool isKnown = link.scheme() == "letschat"_L1 && link.host() == "user"_L1;
    if (!isKnown || UsernameRule().apply(username)) {
        Q_EMIT failed(
            tr("This link leads nowhere: %1").arg(link.toDisplayString().left(mostShown)));
        return;
    }
    username_ = username;
    tryNow();
}

void LinkFollower::tryNow()
{
    if (session_.state() == Session::SignedIn && !conversations_.isLoading() &&
        !username_.isEmpty())
        findUser(username_);
}

QCoro::Task<> LinkFollower::findUser(QString username)
{
    const QPointer<LinkFollower> self(this);
    Call<SearchPeople> call;
    call.query.query = username;
    auto asking = api_.call<SearchPeople>(call);
    const auto answer = co_await asking;
    if (!self || username != username_ || !answer)
        co_return;
    username_.clear();
    const auto found = std::ranges::find(answer->users, std::optional(username), &User::username);
    if (found != answer->users.end())
        conversations_.openDirect(found->id.toString());
    else if (username == session_.user().username)
        Q_EMIT failed(tr("This link leads to yourself."));
    else
        Q_EMIT failed(tr("Nobody here has the username %1.").arg(username));
}

} // namespace letschat::client
