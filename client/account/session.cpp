#include "account/session.h"

#include "account/tokenvault.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace letschat::client {

Session::Session(ApiClient &open, TokenVault &vault, QObject *parent)
    : QObject(parent)
    , open_(open)
    , vault_(vault)
{
    retry_.setSingleShot(true);
    renewal_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, [this] { restoreByRefresh(life_); });
    connect(&renewal_, &QTimer::timeout, this, [this] { renew(); });
    connect(&vault_, &TokenVault::workingChanged, this, &Session::vaultWarningChanged);
}

Session::~Session()
{
    renewing_.complete(Renewal::Unanswered);
}

QString Session::vaultWarning() const
{
    if (vault_.isWorking())
        return {};
    return tr("No password store answers on this computer. You stay signed in until you close "
              "LetsChat, and have to sign in again after that.");
}

void Session::restore(std::optional<User> known)
{
    if (state_ != SignedOut)
        return;
    const auto life = ++life_;
    backoff_.reset();
    user_ = known.value_or(User());
    setState(Restoring);
    if (known)
        Q_EMIT userChanged();
    readVault(life);
}

QCoro::Task<> Session::readVault(quint64 life)
{
    const QPointer<Session> self(this);
    auto reading = vault_.read();
    const auto token = co_await reading;
    if (!self || life != life_)
        co_return;
    if (token.isEmpty()) {
        forget();
        co_return;
    }
    refreshToken_ = token;
    restoreByRefresh(life);
}

QCoro::Task<> Session::restoreByRefresh(quint64 life)
{
    const QPointer<Session> self(this);
    auto renewing = renew();
    const auto renewal = co_await renewing;
    // Where the server cannot renew at all, renew() has gone back to SignedOut.
    if (!self || life != life_ || state_ != Restoring)
        co_return;
    if (renewal == Renewal::Renewed)
        setState(SignedIn);
    else
        retry_.start(backoff_.next());
}

QCoro::Task<> Session::begin(letschat::SignedIn answer)
{
    const QPointer<Session> self(this);
    const auto life = ++life_;
    auto writing = vault_.write(answer.refreshToken);
    co_await writing;
    if (!self || life != life_)
        co_return;
    adopt(answer);
    setState(SignedIn);
}

void Session::signOut()
{
    if (!accessToken_.isEmpty())
        tellServer(accessToken_);
    end();
}

void Session::end()
{
    if (state_ == SignedOut)
        return;
    vault_.remove();
    forget();
}

QCoro::Task<> Session::tellServer(QString accessToken)
{
    auto calling = open_.callAs<Logout>(accessToken, Call<Logout>());
    co_await calling;
}

QCoro::Task<Renewal> Session::renew()
{
    if (refreshToken_.isEmpty())
        co_return Renewal::Ended;
    if (isRenewing_) {
        auto arrived = renewing_.wait();
        co_return co_await arrived;
    }
    const QPointer<Session> self(this);
    isRenewing_ = true;
    auto asking = askForTokens();
    const auto renewal = co_await asking;
    if (!self)
        co_return renewal;
    isRenewing_ = false;
    if (renewal == Renewal::Unanswered && state_ == SignedIn)
        renewal_.start(30s);
    renewing_.complete(renewal);
    co_return renewal;
}

QCoro::Task<Renewal> Session::askForTokens()
{
    const QPointer<Session> self(this);
    const auto life = life_;
    Call<Refresh> call;
    call.body.refreshToken = refreshToken_;
    auto asking = open_.call<Refresh>(call);
    const auto answer = co_await asking;
    if (!self || life != life_)
        co_return Renewal::Unanswered;
    if (answer) {
        auto writing = vault_.write(answer->refreshToken);
        co_await writing;
        if (!self || life != life_)
            co_return Renewal::Unanswered;
        adopt(*answer);
        Q_EMIT renewed();
        co_return Renewal::Renewed;
    }
    if (answer.error().isAboutToken()) {
        end();
        co_return Renewal::Ended;
    }
    // A server without this call can sign in again, but not by itself: the page is there for that.
    if (state_ == Restoring && !answer.error().mayPass())
        forget();
    co_return Renewal::Unanswered;
}

void Session::adopt(const letschat::SignedIn &answer)
{
    user_ = answer.user;
    accessToken_ = answer.accessToken;
    refreshToken_ = answer.refreshToken;
    scheduleRenewal(std::chrono::seconds(answer.expiresIn));
    Q_EMIT userChanged();
}

/// Well before the token runs out, so that neither a call nor the socket meets its end.
void Session::scheduleRenewal(std::chrono::seconds lifetime)
{
    renewal_.start(std::max<std::chrono::seconds>(lifetime * 4 / 5, 5s));
}

void Session::forget()
{
    ++life_;
    retry_.stop();
    renewal_.stop();
    accessToken_.clear();
    refreshToken_.clear();
    user_ = {};
    setState(SignedOut);
    Q_EMIT userChanged();
}

void Session::setState(State state)
{
    if (state_ == state)
        return;
    state_ = state;
    Q_EMIT stateChanged();
}

} // namespace letschat::client
