#pragma once

#include "stagedrows.h"

#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's ConversationListModel.
class StagedConversations : public StagedRows
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ConversationListModel)
    QML_UNCREATABLE("made in C++")

public:
    explicit StagedConversations(QObject *parent = nullptr)
        : StagedRows(QStringLiteral("conversationId name peerId preview previewIsOwn time "
                                    "unreadCount isOnline lastState isTyping")
                         .split(u' '),
                     parent)
    {}
};

/// Stands in for the client's PeopleSearchModel.
class StagedPeople : public StagedRows
{
    Q_OBJECT
    QML_NAMED_ELEMENT(PeopleSearchModel)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QString query MEMBER query NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER busy NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)

public:
    explicit StagedPeople(QObject *parent = nullptr)
        : StagedRows(QStringLiteral("userId displayName username isOnline").split(u' '), parent)
    {}

    QString query;
    bool busy = false;
    QString error;

Q_SIGNALS:
    void changed();
};

/// Stands in for the client's ConversationsPage.
class StagedConversationsPage : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ConversationsPage)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(letschat::ui::StagedConversations *model READ modelObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedPeople *people READ peopleObject CONSTANT)
    Q_PROPERTY(QString currentId MEMBER currentId NOTIFY changed)
    Q_PROPERTY(bool loading MEMBER loading NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)

public:
    using QObject::QObject;
    StagedConversations *modelObject() { return &model; }
    StagedPeople *peopleObject() { return &people; }
    Q_INVOKABLE void open(const QString &id)
    {
        currentId = id;
        Q_EMIT changed();
        Q_EMIT opened(id);
    }
    Q_INVOKABLE void openDirect(const QString &userId) { direct.append(userId); }
    Q_INVOKABLE void reload() { ++reloads; }

    StagedConversations model;
    StagedPeople people;
    QString currentId;
    bool loading = false;
    QString error;
    QStringList direct;
    int reloads = 0;

Q_SIGNALS:
    void changed();
    void opened(const QString &id);
};

} // namespace letschat::ui
