#include "account/session.h"

#include "account/tokenvault.h"

#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace letschat::client {

namespace {

const SystemClock systemClock;

} // namespace

struct Session::UnderWay
{
    Arrival<Renewal> arrival;
    std::optional<Renewal> outcome;
};

Session::Session(ApiClient &open, TokenVault &vault, QObject *parent)
    : QObject(parent)
    , open_(open)
    , vault_(vault)
    , comeback_(systemClock, 2s)
{
    for (auto *timer : {&retry_, &renewal_}) {
        timer->setSingleShot(true);
        // Not a moment before the server wants to be asked again.
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&retry_, &QTimer::timeout, this, [this] { restoreByRefresh(life_); });
    connect(&renewal_, &QTimer::timeout, this, [this] { renew(); });
    connect(&comeback_, &Comeback::cameBack, this, &Session::wake);
    connect(&vault_, &TokenVault::workingChanged, this, &Session::vaultWarningChanged);
}

Session::~Session()
{
    ++life_;
    settle(Renewal::Unanswered);
}

QString Session::vaultWarning() const
{
    if (vault_.isWorking())
        return {};
    return tr(
        "No password store (keyring) answers on this computer. You stay signed in until you close "
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
        retry_.start(std::max(backoff_.next(), milliseconds(quiet_.remainingTime())));
}

void Session::wake()
{
    if (!retry_.isActive() || !quiet_.hasExpired())
        return;
    retry_.stop();
    restoreByRefresh(life_);
}

QCoro::Task<> Session::begin(letschat::SignedIn answer)
{
    const QPointer<Session> self(this);
    const auto life = ++life_;
    retry_.stop();
    quiet_ = {};
    settle(Renewal::Unanswered);
    auto writing = vault_.write(answer.refreshToken);
    co_await writing;
    if (!self || life != life_)
        co_return;
    adopt(answer);
    setState(SignedIn);
}

void Session::signOut(bool removing)
{
    if (removing)
        Q_EMIT removalWanted();
    if (!accessToken_.isEmpty())
        tellServer(accessToken_);
    end();
}

void Session::takeProfile(const Profile &profile)
{
    if (profile.id != user_.id || profile == user_.profile())
        return;
    user_.username = profile.username;
    user_.displayName = profile.displayName;
    user_.about = profile.about;
    user_.avatarUrl = profile.avatarUrl;
    Q_EMIT userChanged();
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
        co_return state_ == Restoring ? Renewal::Unanswered : Renewal::Ended;
    if (!renewing_ && !quiet_.hasExpired())
        co_return Renewal::Unanswered;
    auto underWay = renewing_;
    if (!underWay) {
        underWay = renewing_ = std::make_shared<UnderWay>();
        askForTokens(life_);
    }
    if (underWay->outcome)
        co_return *underWay->outcome;
    auto arrived = underWay->arrival.wait();
    co_return co_await arrived;
}

QCoro::Task<> Session::askForTokens(quint64 life)
{
    const QPointer<Session> self(this);
    Call<Refresh> call;
    call.body.refreshToken = refreshToken_;
    auto asking = open_.call<Refresh>(call);
    const auto answer = co_await asking;
    if (!self || life != life_)
        co_return;
    if (!answer) {
        takeRefusal(answer.error());
        co_return;
    }
    auto writing = vault_.write(answer->refreshToken);
    co_await writing;
    if (!self || life != life_)
        co_return;
    adopt(*answer);
    Q_EMIT renewed();
    if (self && life == life_)
        settle(Renewal::Renewed);
}

void Session::takeRefusal(const ApiError &error)
{
    if (error.isAboutToken())
        return end();
    // A server without this call can sign in again, but not by itself: the page is there for that.
    if (state_ == Restoring && !error.mayPass())
        return forget();
    quiet_.setRemainingTime(error.problem.retryAfter.value_or(0s));
    if (state_ == SignedIn)
        renewal_.start(std::max<milliseconds>(30s, milliseconds(quiet_.remainingTime())));
    settle(Renewal::Unanswered);
}

/// The renewal under way ends so for all who wait for it; what the server still says to it is
/// dropped, if it is another life by then.
void Session::settle(Renewal renewal)
{
    const auto underWay = std::exchange(renewing_, nullptr);
    if (!underWay)
        return;
    underWay->outcome = renewal;
    underWay->arrival.complete(renewal);
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
    renewal_.start(std::clamp<std::chrono::seconds>(lifetime * 4 / 5, 5s, 24h));
}

void Session::forget()
{
    ++life_;
    retry_.stop();
    renewal_.stop();
    accessToken_.clear();
    refreshToken_.clear();
    user_ = {};
    quiet_ = {};
    setState(SignedOut);
    Q_EMIT userChanged();
    settle(Renewal::Ended);
}

void Session::setState(State state)
{
    if (state_ == state)
        return;
    state_ = state;
    if (state == Restoring)
        comeback_.start();
    else
        comeback_.stop();
    Q_EMIT stateChanged();
}

} // namespace letschat::client
