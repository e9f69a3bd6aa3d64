#pragma once

#include "stagedgroups.h"

namespace letschat::ui {

/// Stands in for the client's Muting.
class StagedMuting : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Muting)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(bool muted MEMBER muted NOTIFY changed)
    Q_PROPERTY(QString text MEMBER text NOTIFY changed)

public:
    using QObject::QObject;
    Q_INVOKABLE void mute(bool on)
    {
        muted = on;
        Q_EMIT changed();
    }
    Q_INVOKABLE void muteFor(int minutes)
    {
        text = QStringLiteral("%1 minutes").arg(minutes);
        mute(true);
    }

    bool muted = false;
    QString text;

Q_SIGNALS:
    void changed();
};

/// Stands in for the model of a group's members.
class StagedMemberRows : public StagedRows
{
    Q_OBJECT

public:
    explicit StagedMemberRows(QObject *parent = nullptr)
        : StagedRows(QStringLiteral("userId name username standing isOnline presence isOwn actions")
                         .split(u' '),
                     parent)
    {}
};

/// Stands in for the client's GroupMembers. Remembers what it was asked.
class StagedMembers : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(GroupMembers)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QAbstractItemModel *model READ modelObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedPicker *picker READ pickerObject CONSTANT)
    Q_PROPERTY(QString filter MEMBER filter NOTIFY changed)
    Q_PROPERTY(bool loading MEMBER loading NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER busy NOTIFY changed)
    Q_PROPERTY(QString loadError MEMBER loadError NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)
    Q_PROPERTY(QString addError MEMBER addError NOTIFY changed)

public:
    using QObject::QObject;
    QAbstractItemModel *modelObject() { return &rows; }
    StagedPicker *pickerObject() { return &picker; }
    Q_INVOKABLE void loadMore() { ++moreAsked; }
    Q_INVOKABLE void reload() { asked.append(QStringLiteral("reload")); }
    Q_INVOKABLE void add() { asked.append(QStringLiteral("add ") + picker.chosenIds.join(u' ')); }
    Q_INVOKABLE void makeAdmin(const QString &id) { asked.append(QStringLiteral("admin ") + id); }
    Q_INVOKABLE void takeBackAdmin(const QString &id)
    {
        asked.append(QStringLiteral("member ") + id);
    }
    Q_INVOKABLE void handOver(const QString &id) { asked.append(QStringLiteral("owner ") + id); }
    Q_INVOKABLE void remove(const QString &id) { asked.append(QStringLiteral("remove ") + id); }

    StagedMemberRows rows;
    StagedPicker picker;
    QString filter;
    bool loading = false;
    bool busy = false;
    QString loadError;
    QString error;
    QString addError;
    QStringList asked;
    int moreAsked = 0;

Q_SIGNALS:
    void changed();
    void added();
};

/// Stands in for the client's Details.
class StagedDetails : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Details)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QString conversationId MEMBER conversationId NOTIFY conversationIdChanged)
    Q_PROPERTY(bool group MEMBER group NOTIFY changed)
    Q_PROPERTY(QString name MEMBER name NOTIFY changed)
    Q_PROPERTY(QString personId MEMBER personId NOTIFY changed)
    Q_PROPERTY(QString username MEMBER username NOTIFY changed)
    Q_PROPERTY(QString about MEMBER about NOTIFY changed)
    Q_PROPERTY(QString summary MEMBER summary NOTIFY changed)
    Q_PROPERTY(bool online MEMBER online NOTIFY changed)
    Q_PROPERTY(bool deleted MEMBER deleted NOTIFY changed)
    Q_PROPERTY(bool blocked MEMBER blocked NOTIFY changed)
    Q_PROPERTY(QString link MEMBER link NOTIFY changed)
    Q_PROPERTY(int memberCount MEMBER memberCount NOTIFY changed)
    Q_PROPERTY(bool administrable MEMBER administrable NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER busy NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)
    Q_PROPERTY(QString titleError MEMBER titleError NOTIFY changed)
    Q_PROPERTY(letschat::ui::StagedMembers *members READ membersObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedMuting *muting READ mutingObject CONSTANT)

public:
    using QObject::QObject;
    StagedMembers *membersObject() { return &members; }
    StagedMuting *mutingObject() { return &muting; }
    Q_INVOKABLE void show() { asked.append(QStringLiteral("show")); }
    Q_INVOKABLE void hide() { asked.append(QStringLiteral("hide")); }
    Q_INVOKABLE void rename(const QString &title)
    {
        asked.append(QStringLiteral("rename ") + title);
    }
    Q_INVOKABLE void leave() { asked.append(QStringLiteral("leave")); }
    Q_INVOKABLE void setBlocked(bool on)
    {
        blocked = on;
        Q_EMIT changed();
    }
    Q_INVOKABLE void clearErrors()
    {
        titleError.clear();
        Q_EMIT changed();
    }

    QString conversationId = QStringLiteral("c");
    bool group = false;
    QString name = QStringLiteral("Mara Lindqvist");
    QString personId = QStringLiteral("p Mara Lindqvist");
    QString username = QStringLiteral("mara");
    QString about;
    QString summary = QStringLiteral("online");
    bool online = true;
    bool deleted = false;
    bool blocked = false;
    QString link = QStringLiteral("letschat://user/mara");
    int memberCount = 0;
    bool administrable = false;
    bool busy = false;
    QString error;
    QString titleError;
    StagedMembers members;
    StagedMuting muting;
    QStringList asked;

Q_SIGNALS:
    void conversationIdChanged();
    void changed();
    void renamed();
};

} // namespace letschat::ui
