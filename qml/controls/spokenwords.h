#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace letschat::controls {

/// What a screen reader says of something with several parts, the empty ones left out. The one
/// place that knows how a language strings them together. GUI thread only.
class SpokenWords : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList parts MEMBER m_parts NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    using QObject::QObject;

    QString text() const { return of(m_parts); }

    static QString of(const QStringList &parts);

Q_SIGNALS:
    void changed();

private:
    QStringList m_parts;
};

} // namespace letschat::controls
