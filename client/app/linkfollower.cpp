#include "app/linkfollower.h"

#include "account/session.h"
#include "conversations/conversationspage.h"
#include "protocol/people.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

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
    if (link.scheme() != "letschat"_L1 || link.host() != "user"_L1)
        return;
    username_ = link.path().mid(1).toLower();
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
}

} // namespace letschat::client
