#pragma once

#include "core/backoff.h"
#include "network/apiclient.h"
#include "network/arrival.h"
#include "network/comeback.h"
#include "network/tokensource.h"
#include "protocol/accounts.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

namespace letschat::client {

class TokenVault;

/// Who is signed in at which server, and the tokens for it. The access token lives in memory only;
/// the refresh token in the vault, where a new one is put before it is used. GUI thread.
class Session : public QObject, public TokenSource
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString userId READ userIdText NOTIFY userChanged)
    Q_PROPERTY(QString displayName READ displayName NOTIFY userChanged)
    Q_PROPERTY(QString username READ username NOTIFY userChanged)
    Q_PROPERTY(QString vaultWarning READ vaultWarning NOTIFY vaultWarningChanged)

public:
    enum State { SignedOut, Restoring, SignedIn };
    Q_ENUM(State)

    /// `open` is for the calls that need no token, at the server that is signed in to.
    Session(ApiClient &open, TokenVault &vault, QObject *parent = nullptr);
    ~Session() override;

    State state() const { return state_; }
    UserId userId() const { return user_.id; }
    QString userIdText() const { return user_.id.isNull() ? QString() : user_.id.toString(); }
    QString displayName() const { return user_.displayName; }
    QString username() const { return user_.username.value_or(QString()); }
    const User &user() const { return user_; }
    /// Words for the user while the refresh token cannot be kept beyond this run; else empty.
    QString vaultWarning() const;

    /// Signs in again with what the vault holds; Restoring until the server has answered. Tried
    /// again with a growing delay while the server does not answer. `known` is who was signed in,
    /// where that is remembered: the user until the server says who it is, so that what is stored
    /// here can be shown meanwhile, and nobody again where there is nothing to sign in with.
    void restore(std::optional<User> known = {});
    /// The network or the machine may have been away: what restore() waits for is tried now, if the
    /// server has not said when it wants to be asked again.
    void wake();
    /// Takes over what the server answered to a sign-in.
    QCoro::Task<> begin(letschat::SignedIn answer);
    /// Ends the session here at once, and at the server when it can be reached. With `removing`,
    /// what is stored here of the account goes too.
    Q_INVOKABLE void signOut(bool removing = false);
    /// What has become of the user's own profile; anybody else's is ignored.
    void takeProfile(const Profile &profile);
    /// The server has ended the session.
    void end();

    /// Unanswered as well while the vault is being read, and while the server has said that it
    /// wants not to be asked again yet.
    QString accessToken() const override { return accessToken_; }
    QCoro::Task<Renewal> renew() override;

Q_SIGNALS:
    void stateChanged();
    void userChanged();
    void vaultWarningChanged();
    /// The session ends next, and nothing of the account is to stay on this device.
    void removalWanted();
    /// A fresh access token is there; a live socket wants it.
    void renewed();

private:
    QCoro::Task<> readVault(quint64 life);
    QCoro::Task<> restoreByRefresh(quint64 life);
    QCoro::Task<> askForTokens(quint64 life);
    void takeRefusal(const ApiError &error);
    void settle(Renewal renewal);
    QCoro::Task<> tellServer(QString accessToken);
    void adopt(const letschat::SignedIn &answer);
    void scheduleRenewal(std::chrono::seconds lifetime);
    void forget();
    void setState(State state);

    ApiClient &open_;
    TokenVault &vault_;
    State state_ = SignedOut;
    User user_;
    QString accessToken_;
    QString refreshToken_;
    Backoff backoff_;
    QTimer retry_;
    Comeback comeback_;
    QTimer renewal_;
    /// What all who ask for a renewal wait for; there while the server is asked.
    struct UnderWay;
    std::shared_ptr<UnderWay> renewing_;
    /// Before that the server does not want to be asked again.
    QDeadlineTimer quiet_;
    /// Counts sign-ins and sign-outs, so that an answer that comes late is known for that.
    quint64 life_ = 0;
};

} // namespace letschat::client
