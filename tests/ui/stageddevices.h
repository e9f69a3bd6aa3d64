#pragma once

#include "stagedrows.h"

#include <QtQml/qqml.h>

namespace letschat::ui {

/// Stands in for the client's DeviceListModel. Remembers what it was asked.
class StagedDeviceListModel : public StagedRows
{
    Q_OBJECT
    QML_NAMED_ELEMENT(DeviceListModel)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int others READ others NOTIFY changed)
    Q_PROPERTY(bool known MEMBER known NOTIFY changed)
    Q_PROPERTY(bool loading MEMBER loading NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)

public:
    explicit StagedDeviceListModel(QObject *parent = nullptr)
        : StagedRows(
              QStringLiteral("sessionId name address lastUsed isCurrent isEnding").split(u' '),
              parent)
    {}
    int count() const { return rowCount(); }
    int others() const { return std::max(0, count() - 1); }
    Q_INVOKABLE void load() { asked.append(QStringLiteral("load")); }
    Q_INVOKABLE void revoke(const QString &id) { asked.append(QStringLiteral("revoke ") + id); }
    Q_INVOKABLE void revokeOthers() { asked.append(QStringLiteral("revoke others")); }
    /// This device is the first.
    void show(const QStringList &names)
    {
        clear();
        for (const auto &name : names) {
            append(QVariantMap{{QStringLiteral("sessionId"), QStringLiteral("s ") + name},
                               {QStringLiteral("name"), name},
                               {QStringLiteral("address"), QStringLiteral("192.0.2.7")},
                               {QStringLiteral("lastUsed"), QStringLiteral("at 14:32")},
                               {QStringLiteral("isCurrent"), name == names.first()},
                               {QStringLiteral("isEnding"), false}});
        }
        known = true;
        Q_EMIT changed();
    }

    QStringList asked;
    bool known = false;
    bool loading = false;
    QString error;

Q_SIGNALS:
    void changed();
    void failed(const QString &words);
};

} // namespace letschat::ui
