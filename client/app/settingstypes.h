#pragma once

#include "settings/settingspage.h"

#include <QtQml/qqml.h>

/// What QML sees of the settings, beside qmltypes.h.
namespace letschat::client::qml {

struct SettingsPageType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::SettingsPage)
    QML_NAMED_ELEMENT(SettingsPage)
    QML_UNCREATABLE("made in C++")
};

struct ProfilePageType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::ProfilePage)
    QML_NAMED_ELEMENT(ProfilePage)
    QML_UNCREATABLE("made in C++")
};

struct PasswordPageType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::PasswordPage)
    QML_NAMED_ELEMENT(PasswordPage)
    QML_UNCREATABLE("made in C++")
};

struct DeviceListModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::DeviceListModel)
    QML_NAMED_ELEMENT(DeviceListModel)
    QML_UNCREATABLE("made in C++")
};

} // namespace letschat::client::qml
