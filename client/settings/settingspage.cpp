#include "settings/settingspage.h"

#include <QDir>

namespace letschat::client {

SettingsPage::SettingsPage(ApiClient &api, HttpLink &link, Session &session, PeopleStore &people,
                           const QString &directory, QObject *parent)
    : QObject(parent)
    , link_(link)
    , directory_(QDir::toNativeSeparators(directory))
    , profile_(api, session, people)
    , password_(api, session)
    , devices_(api)
{
    connect(&session, &Session::stateChanged, this, [this, &session] {
        if (session.state() != Session::SignedOut)
            return Q_EMIT serverChanged();
        profile_.clearErrors();
        password_.clearErrors();
        devices_.clear();
    });
}

QString SettingsPage::version() const
{
    return QStringLiteral(LETSCHAT_VERSION);
}

QString SettingsPage::qtVersion() const
{
    return QString::fromLatin1(qVersion());
}

QString SettingsPage::server() const
{
    return link_.server().toString();
}

} // namespace letschat::client
