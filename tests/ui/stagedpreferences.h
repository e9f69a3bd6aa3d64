#pragma once

#include <QObject>
#include <QtQml/qqml.h>

namespace letschat::ui {

/// Stands in for the client's Preferences; keeps nothing.
class StagedPreferences : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Preferences)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(int appearance MEMBER appearance NOTIFY changed)
    Q_PROPERTY(bool notifications MEMBER notifications NOTIFY changed)
    Q_PROPERTY(bool previews MEMBER previews NOTIFY changed)
    Q_PROPERTY(bool doNotDisturb MEMBER doNotDisturb NOTIFY changed)
    Q_PROPERTY(bool keepRunning MEMBER keepRunning NOTIFY changed)
    Q_PROPERTY(int listWidth MEMBER listWidth NOTIFY changed)

public:
    using QObject::QObject;

    int appearance = 1;
    bool notifications = true;
    bool previews = true;
    bool doNotDisturb = false;
    bool keepRunning = false;
    int listWidth = 0;

Q_SIGNALS:
    void changed();
};

} // namespace letschat::ui
