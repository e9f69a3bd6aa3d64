#pragma once

#include <QList>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's MessageWindow. Where the end is asked for, it is there.
class StagedHistory : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MessageWindow)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(bool hasNewer MEMBER hasNewer NOTIFY reachChanged)
    Q_PROPERTY(bool loadingNewer MEMBER loadingNewer NOTIFY reachChanged)
    Q_PROPERTY(double lastSeq MEMBER lastSeq NOTIFY reachChanged)
    Q_PROPERTY(QString notice MEMBER notice NOTIFY noticeChanged)

public:
    using QObject::QObject;
    Q_INVOKABLE void loadNewer()
    {
        ++newerAsked;
        Q_EMIT newerWanted();
    }
    Q_INVOKABLE void toNewest()
    {
        ++endAsked;
        Q_EMIT placed(-1, false);
    }
    Q_INVOKABLE void see(qint64 oldest, qint64 newest) { seen = {oldest, newest}; }
    Q_INVOKABLE QString dayAt(int row) const { return QStringLiteral("Day of %1").arg(row); }
    Q_INVOKABLE QString momentAt(int row) const { return QStringLiteral("Moment %1").arg(row); }
    Q_INVOKABLE void startUnread(qint64 seq) { unreadStarts.append(seq); }

    Q_INVOKABLE void dismissNotice()
    {
        notice.clear();
        Q_EMIT noticeChanged();
    }

    bool hasNewer = false;
    bool loadingNewer = false;
    double lastSeq = 0;
    QString notice;
    int newerAsked = 0;
    int endAsked = 0;
    QList<qint64> seen;
    QList<qint64> unreadStarts;

Q_SIGNALS:
    void reachChanged();
    void noticeChanged();
    void placed(int row, bool isWanted);
    void newerWanted();
};

} // namespace letschat::ui
