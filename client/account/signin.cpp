#include "account/signin.h"

#include "account/fieldwords.h"
#include "account/session.h"

#include <QHostAddress>
#include <QPointer>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

QString deviceName()
{
    auto name = u"LetsChat on "_s + QSysInfo::machineHostName();
    name.truncate(deviceNameRule.max);
    return name;
}

bool isThisMachine(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

} // namespace

SignIn::SignIn(HttpLink &link, ApiClient &open, Session &session, QObject *parent)
    : QObject(parent)
    , link_(link)
    , open_(open)
    , session_(session)
    , serverUrl_(link.server().toString())
{}

void SignIn::setServerUrl(const QString &text)
{
    if (serverUrl_ == text)
        return;
    serverUrl_ = text;
    finishCheck(&Errors::server, {});
    Q_EMIT serverUrlChanged();
}

QUrl SignIn::addressFrom(const QString &text)
{
    auto typed = text.trimmed();
    if (!typed.contains("://"_L1)) {
        const QUrl plain(u"http://"_s + typed, QUrl::StrictMode);
        typed = (isThisMachine(plain) ? u"http://"_s : u"https://"_s) + typed;
    }
    QUrl url(typed, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    if (url.path() == "/"_L1)
        url.setPath(QString());
    return url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

void SignIn::signIn(const QString &username, const QString &password)
{
    if (busy_)
        return;
    clearErrors();
    // Compared and never length-checked by the server: a name that cannot exist is just unknown.
    if (username.trimmed().isEmpty())
        finishCheck(&Errors::username, tr("Enter your username."));
    if (password.isEmpty())
        finishCheck(&Errors::password, tr("Enter your password."));
    const bool isComplete = errors_.username.isEmpty() && errors_.password.isEmpty();
    if (!useServer() || !isComplete)
        return Q_EMIT failed();
    Call<Login> call;
    call.body.username = username.trimmed();
    call.body.password = password;
    call.body.deviceName = deviceName();
    submit<Login>(std::move(call));
}

void SignIn::createAccount(const QString &username, const QString &displayName,
                           const QString &password)
{
    if (busy_)
        return;
    clearErrors();
    bool isRight = finishCheck(&Errors::username, usernameFault(username.trimmed()));
    isRight = finishCheck(&Errors::displayName, displayNameFault(displayName)) && isRight;
    isRight = finishCheck(&Errors::password, newPasswordFault(password)) && isRight;
    if (!useServer() || !isRight)
        return Q_EMIT failed();
    Call<Register> call;
    call.body.username = username.trimmed();
    call.body.displayName = displayName.trimmed();
    call.body.password = password;
    call.body.deviceName = deviceName();
    submit<Register>(std::move(call));
}

template <class E>
QCoro::Task<> SignIn::submit(Call<E> call)
{
    const QPointer<SignIn> self(this);
    setBusy(true);
    auto asking = open_.call<E>(call);
    const auto answer = co_await asking;
    if (!self)
        co_return;
    if (answer) {
        auto beginning = session_.begin(*answer);
        co_await beginning;
        if (!self)
            co_return;
    } else {
        showRefusal(answer.error());
    }
    setBusy(false);
    if (answer)
        Q_EMIT succeeded();
    else
        Q_EMIT failed();
}

bool SignIn::useServer()
{
    const auto url = addressFrom(serverUrl_);
    if (!url.isValid())
        return finishCheck(&Errors::server, tr("This is not the address of a server."));
    link_.setServer(url);
    return true;
}

bool SignIn::checkUsername(const QString &text)
{
    return finishCheck(&Errors::username, text, usernameFault(text));
}

bool SignIn::checkDisplayName(const QString &text)
{
    return finishCheck(&Errors::displayName, text, displayNameFault(text));
}

bool SignIn::checkPassword(const QString &text)
{
    return finishCheck(&Errors::password, text, newPasswordFault(text));
}

void SignIn::clearErrors()
{
    errors_ = {};
    Q_EMIT errorsChanged();
}

/// Sets or clears the fault of a field; true when there is none.
bool SignIn::finishCheck(QString Errors::*field, const QString &fault)
{
    if (errors_.*field != fault) {
        errors_.*field = fault;
        Q_EMIT errorsChanged();
    }
    return fault.isEmpty();
}

/// While typing, nothing typed yet is not told as a fault.
bool SignIn::finishCheck(QString Errors::*field, const QString &text, const QString &fault)
{
    finishCheck(field, text.isEmpty() ? QString() : fault);
    return fault.isEmpty();
}

void SignIn::showRefusal(const ApiError &error)
{
    const auto words = plainWords(error);
    if (error.kind != ApiError::Kind::Refused) {
        finishCheck(&Errors::server, words);
        return;
    }
    if (error.problem.code == ProblemCode::UsernameTaken) {
        finishCheck(&Errors::username, words);
        return;
    }
    if (error.problem.code == ProblemCode::NotFound) {
        finishCheck(&Errors::server, tr("There is no LetsChat server at this address."));
        return;
    }
    if (error.problem.code == ProblemCode::Forbidden) {
        finishCheck(&Errors::general, tr("This server takes no new accounts."));
        return;
    }
    bool isShown = false;
    for (const auto &fault : error.problem.errors) {
        const auto field = fault.field == "username"_L1       ? &Errors::username
                           : fault.field == "display_name"_L1 ? &Errors::displayName
                           : fault.field == "password"_L1     ? &Errors::password
                                                              : nullptr;
        if (field)
            isShown = !finishCheck(field, tr("The server does not accept this."));
    }
    if (!isShown)
        finishCheck(&Errors::general, words);
}

void SignIn::setBusy(bool busy)
{
    if (busy_ == busy)
        return;
    busy_ = busy;
    Q_EMIT busyChanged();
}

} // namespace letschat::client
