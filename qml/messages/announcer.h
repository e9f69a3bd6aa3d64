#pragma once

#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace letschat::messages {

/// Tells a screen reader what nobody pointed at. Its Accessible.role is Notification, and its
/// Accessible.name is bound to `text`. GUI thread only.
class Announcer : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text NOTIFY textChanged)

public:
    using QQuickItem::QQuickItem;

    QString text() const { return m_text; }
    Q_INVOKABLE void announce(const QString &text);

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
};

} // namespace letschat::messages
