#pragma once

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's Profiles. Remembers what it was asked.
class StagedProfiles : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Profiles)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QVariantList others MEMBER others NOTIFY changed)

public:
    using QObject::QObject;
    Q_INVOKABLE void refresh() { Q_EMIT changed(); }
    Q_INVOKABLE void open(const QString &name) { asked.append(name); }
    Q_INVOKABLE void openNew() { asked.append(QStringLiteral("new")); }

    QVariantList others;
    QStringList asked;

Q_SIGNALS:
    void changed();
};

} // namespace letschat::ui
