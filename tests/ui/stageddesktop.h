#pragma once

#include <QObject>
#include <QtQml/qqml.h>

namespace letschat::ui {

/// Stands in for the client's Desktop.
class StagedDesktop : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Desktop)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(int unread MEMBER unread NOTIFY unreadChanged)
    Q_PROPERTY(bool locked MEMBER locked NOTIFY lockedChanged)
    Q_PROPERTY(bool trayThere MEMBER trayThere NOTIFY trayThereChanged)

public:
    using QObject::QObject;

    int unread = 0;
    bool locked = false;
    bool trayThere = true;

Q_SIGNALS:
    void unreadChanged();
    void lockedChanged();
    void trayThereChanged();
};

} // namespace letschat::ui
