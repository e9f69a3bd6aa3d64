#pragma once

#include "stagedrows.h"

#include <QtQml/qqml.h>

namespace letschat::ui {

/// Stands in for the client's BlockListModel.
class StagedBlockListModel : public StagedRows
{
    Q_OBJECT
    QML_NAMED_ELEMENT(BlockListModel)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool known MEMBER known NOTIFY changed)
    Q_PROPERTY(bool loading MEMBER loading NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)

public:
    explicit StagedBlockListModel(QObject *parent = nullptr)
        : StagedRows(
              {QStringLiteral("userId"), QStringLiteral("displayName"), QStringLiteral("username")},
              parent)
    {
        connect(this, &QAbstractItemModel::rowsInserted, this, &StagedBlockListModel::changed);
    }
    int count() const { return rowCount(); }
    Q_INVOKABLE void load() { asked.append(QStringLiteral("load")); }
    Q_INVOKABLE void block(const QString &userId)
    {
        asked.append(QStringLiteral("block ") + userId);
        blocked.append(userId);
        Q_EMIT changed();
    }
    Q_INVOKABLE void unblock(const QString &userId)
    {
        asked.append(QStringLiteral("unblock ") + userId);
        blocked.removeAll(userId);
        Q_EMIT changed();
    }
    Q_INVOKABLE bool isBlocked(const QString &userId) const { return blocked.contains(userId); }

    QStringList asked;
    QStringList blocked;
    bool known = true;
    bool loading = false;
    QString error;

Q_SIGNALS:
    void changed();
    void failed(const QString &words);
};

} // namespace letschat::ui
