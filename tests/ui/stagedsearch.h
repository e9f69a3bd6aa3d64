#pragma once

#include "stagedrows.h"

#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's MessageSearchModel. Has more pages where a test says so.
class StagedMessageSearch : public StagedRows
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MessageSearchModel)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QString query MEMBER query NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER busy NOTIFY changed)

public:
    explicit StagedMessageSearch(QObject *parent = nullptr)
        : StagedRows(QStringLiteral("messageId conversationId place name peerId sender isOwn time "
                                    "snippet plainSnippet")
                         .split(u' '),
                     parent)
    {}

    bool canFetchMore(const QModelIndex &) const override { return !older.isEmpty(); }
    void fetchMore(const QModelIndex &) override
    {
        ++fetches;
        append(std::exchange(older, {}));
    }
    static QVariantMap found(const QString &name, qint64 place, const QString &snippet)
    {
        return {{QStringLiteral("messageId"), QStringLiteral("m%1").arg(place)},
                {QStringLiteral("conversationId"), QStringLiteral("c ") + name},
                {QStringLiteral("place"), place},
                {QStringLiteral("name"), name},
                {QStringLiteral("peerId"), QStringLiteral("p ") + name},
                {QStringLiteral("sender"), name},
                {QStringLiteral("isOwn"), false},
                {QStringLiteral("time"), QStringLiteral("14:32")},
                {QStringLiteral("snippet"), snippet},
                {QStringLiteral("plainSnippet"),
                 QString(snippet).remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"))}};
    }

    QString query;
    bool busy = false;
    /// The next page.
    QList<QVariantMap> older;
    int fetches = 0;

Q_SIGNALS:
    void changed();
};

} // namespace letschat::ui
