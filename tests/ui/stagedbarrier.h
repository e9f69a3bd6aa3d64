#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's Barrier.
class StagedBarrier : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Barrier)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(bool writable READ isWritable NOTIFY changed)
    Q_PROPERTY(QString reason MEMBER reason NOTIFY changed)
    Q_PROPERTY(bool blocked MEMBER blocked NOTIFY changed)

public:
    using QObject::QObject;
    bool isWritable() const { return reason.isEmpty(); }
    Q_INVOKABLE void unblock() { show({}, false); }
    void show(const QString &words, bool isBlocked)
    {
        reason = words;
        blocked = isBlocked;
        Q_EMIT changed();
    }

    QString reason;
    bool blocked = false;

Q_SIGNALS:
    void changed();
};

} // namespace letschat::ui
