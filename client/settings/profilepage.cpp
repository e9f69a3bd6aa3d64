#include "settings/profilepage.h"

#include "account/fieldwords.h"
#include "people/peoplestore.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace letschat::client {

ProfilePage::ProfilePage(ApiClient &api, Session &session, PeopleStore &people, QObject *parent)
    : QObject(parent)
    , api_(api)
    , session_(session)
    , people_(people)
{
    connect(&session_, &Session::userChanged, this, &ProfilePage::changed);
}

QString ProfilePage::link() const
{
    return username().isEmpty() ? QString() : u"letschat://user/"_s + username();
}

bool ProfilePage::checkDisplayName(const QString &text)
{
    return setError(&Errors::displayName, displayNameFault(text));
}

bool ProfilePage::checkAbout(const QString &text)
{
    return setError(&Errors::about, aboutFault(text));
}

void ProfilePage::save(const QString &displayName, const QString &about)
{
    setError(&Errors::general, {});
    const bool isNameRight = checkDisplayName(displayName);
    if (isBusy_ || !checkAbout(about) || !isNameRight)
        return;
    UpdateMeRequest wanted;
    if (displayName.trimmed() != this->displayName())
        wanted.displayName = displayName.trimmed();
    if (about.trimmed() != this->about())
        wanted.about = about.trimmed();
    if (wanted.displayName || wanted.about)
        submit(wanted);
    else
        Q_EMIT saved();
}

QCoro::Task<> ProfilePage::submit(UpdateMeRequest wanted)
{
    const QPointer<ProfilePage> self(this);
    const auto user = session_.userId();
    setBusy(true);
    Call<UpdateMe> call;
    call.body = wanted;
    auto asking = api_.call<UpdateMe>(call);
    const auto answer = co_await asking;
    if (!self)
        co_return;
    setBusy(false);
    if (user != session_.userId())
        co_return;
    if (!answer) {
        showRefusal(answer.error());
        co_return;
    }
    people_.remember(answer->profile());
    session_.takeProfile(answer->profile());
    Q_EMIT saved();
}

void ProfilePage::showRefusal(const ApiError &error)
{
    bool isShown = false;
    for (const auto &fault : error.problem.errors) {
        const auto field = fault.field == "display_name"_L1 ? &Errors::displayName
                           : fault.field == "about"_L1      ? &Errors::about
                                                            : nullptr;
        if (field)
            isShown = !setError(field, tr("The server does not accept this."));
    }
    if (!isShown)
        setError(&Errors::general, plainWords(error));
}

void ProfilePage::clearErrors()
{
    errors_ = {};
    Q_EMIT errorsChanged();
}

/// Sets or clears the fault of a field; true when there is none.
bool ProfilePage::setError(QString Errors::*field, const QString &words)
{
    if (errors_.*field != words) {
        errors_.*field = words;
        Q_EMIT errorsChanged();
    }
    return words.isEmpty();
}

void ProfilePage::setBusy(bool isBusy)
{
    if (std::exchange(isBusy_, isBusy) != isBusy)
        Q_EMIT busyChanged();
}

} // namespace letschat::client
