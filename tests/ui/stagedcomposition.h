#pragma once

#include <QObject>
#include <QStringList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's Composition. Remembers what it was asked; a test says what follows.
class StagedComposition : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Composition)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(bool editing MEMBER editing NOTIFY changed)
    Q_PROPERTY(QVariantMap quote MEMBER quote NOTIFY changed)

public:
    using QObject::QObject;
    Q_INVOKABLE void reply(const QString &messageId)
    {
        asked.append(QStringLiteral("reply ") + messageId);
    }
    Q_INVOKABLE void edit(const QString &messageId)
    {
        asked.append(QStringLiteral("edit ") + messageId);
    }
    Q_INVOKABLE bool editNewest()
    {
        asked.append(QStringLiteral("edit newest"));
        return hasNewest;
    }
    Q_INVOKABLE void cancel()
    {
        asked.append(QStringLiteral("cancel"));
        show(false, {});
    }
    void show(bool isEditing, const QVariantMap &what)
    {
        editing = isEditing;
        quote = what;
        Q_EMIT changed();
    }

    bool editing = false;
    QVariantMap quote;
    QStringList asked;
    bool hasNewest = true;

Q_SIGNALS:
    void changed();
};

} // namespace letschat::ui
