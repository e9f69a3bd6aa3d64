#pragma once

#include "stageddevices.h"
#include "stagedprofile.h"

namespace letschat::ui {

/// Stands in for the client's SettingsPage.
class StagedSettingsPage : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(SettingsPage)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(letschat::ui::StagedProfilePage *profile READ profileObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedPasswordPage *password READ passwordObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedDeviceListModel *devices READ devicesObject CONSTANT)
    Q_PROPERTY(QString version MEMBER version CONSTANT)
    Q_PROPERTY(QString qtVersion MEMBER qtVersion CONSTANT)
    Q_PROPERTY(QString directory MEMBER directory CONSTANT)
    Q_PROPERTY(QString server MEMBER server CONSTANT)

public:
    using QObject::QObject;
    StagedProfilePage *profileObject() { return &profile; }
    StagedPasswordPage *passwordObject() { return &password; }
    StagedDeviceListModel *devicesObject() { return &devices; }

    StagedProfilePage profile;
    StagedPasswordPage password;
    StagedDeviceListModel devices;
    QString version = QStringLiteral("0.1.0");
    QString qtVersion = QStringLiteral("6.4.2");
    QString directory = QStringLiteral("/home/elena/.local/share/letschat/default");
    QString server = QStringLiteral("https://chat.example.org");
};

} // namespace letschat::ui
