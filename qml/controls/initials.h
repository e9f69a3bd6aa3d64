#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace letschat::controls {

/// What stands on a person's disc while there is no picture. GUI thread only.
class Initials : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    using QObject::QObject;

    QString text() const { return of(m_name); }

    /// The first letters of the first and the last word, in capitals; "?" where there is none. A
    /// letter is what a reader takes for one: an accent, or a family of emoji, stays whole.
    static QString of(const QString &name);

Q_SIGNALS:
    void changed();

private:
    QString m_name;
};

} // namespace letschat::controls
