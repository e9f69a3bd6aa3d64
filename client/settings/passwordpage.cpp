#include "settings/passwordpage.h"

#include "account/fieldwords.h"
#include "account/session.h"
#include "protocol/sessions.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

PasswordPage::PasswordPage(ApiClient &api, Session &session, QObject *parent)
    : QObject(parent)
    , api_(api)
    , session_(session)
{}

bool PasswordPage::checkNew(const QString &text)
{
    return setError(&Errors::fresh, text.isEmpty() ? QString() : newPasswordFault(text));
}

void PasswordPage::change(const QString &current, const QString &fresh)
{
    clearErrors();
    const bool isGiven =
        setError(&Errors::current, current.isEmpty() ? tr("Enter your password.") : QString());
    const bool isRight = setError(&Errors::fresh, newPasswordFault(fresh));
    if (isBusy_ || !isGiven || !isRight)
        return;
    Call<ChangePassword> call;
    call.body.currentPassword = current;
    call.body.newPassword = fresh;
    submit<ChangePassword>(std::move(call));
}

void PasswordPage::deleteAccount(const QString &current)
{
    clearErrors();
    if (isBusy_ ||
        !setError(&Errors::current, current.isEmpty() ? tr("Enter your password.") : QString()))
        return;
    Call<DeleteMe> call;
    call.body.password = current;
    submit<DeleteMe>(std::move(call));
}

template <class E>
QCoro::Task<> PasswordPage::submit(Call<E> call)
{
    const QPointer<PasswordPage> self(this);
    const auto user = session_.userId();
    setBusy(true);
    auto asking = api_.call<E>(call);
    const auto answer = co_await asking;
    if (!self)
        co_return;
    setBusy(false);
    if (user != session_.userId())
        co_return;
    if (!answer)
        showRefusal(answer.error());
    else if constexpr (std::is_same_v<E, DeleteMe>)
        session_.end();
    else
        Q_EMIT changed();
}

void PasswordPage::showRefusal(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Refused &&
        error.problem.code == ProblemCode::InvalidCredentials) {
        setError(&Errors::current, tr("This is not your password."));
        return;
    }
    const bool isAboutNew = std::ranges::any_of(
        error.problem.errors, [](const auto &fault) { return fault.field == "new_password"_L1; });
    if (isAboutNew)
        setError(&Errors::fresh, tr("The server does not accept this."));
    else
        setError(&Errors::general, plainWords(error));
}

void PasswordPage::clearErrors()
{
    errors_ = {};
    Q_EMIT errorsChanged();
}

/// Sets or clears the fault of a field; true when there is none.
bool PasswordPage::setError(QString Errors::*field, const QString &words)
{
    if (errors_.*field != words) {
        errors_.*field = words;
        Q_EMIT errorsChanged();
    }
    return words.isEmpty();
}

void PasswordPage::setBusy(bool isBusy)
{
    if (std::exchange(isBusy_, isBusy) != isBusy)
        Q_EMIT busyChanged();
}

} // namespace letschat::client
