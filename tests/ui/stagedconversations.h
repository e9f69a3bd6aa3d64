#pragma once

#include "stagedrows.h"
#include "stagedsearch.h"

#include <QJSEngine>
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
                                    "unreadCount isOnline lastState isTyping typists draft "
                                    "isMuted")
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
    Q_PROPERTY(letschat::ui::StagedMessageSearch *messages READ messagesObject CONSTANT)
    Q_PROPERTY(QString currentId MEMBER currentId NOTIFY changed)
    Q_PROPERTY(bool loading MEMBER loading NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)

public:
    using QObject::QObject;
    StagedConversations *modelObject() { return &model; }
    StagedPeople *peopleObject() { return &people; }
    StagedMessageSearch *messagesObject() { return &messages; }
    Q_INVOKABLE void open(const QString &id)
    {
        if (throws)
            return qjsEngine(this)->throwError(QStringLiteral("broken on purpose"));
        currentId = id;
        Q_EMIT changed();
        Q_EMIT opened(id);
    }
    Q_INVOKABLE void openDirect(const QString &userId) { direct.append(userId); }
    Q_INVOKABLE void openAt(const QString &id, qint64 place)
    {
        open(id);
        asked.append(QStringLiteral("place %1").arg(place));
    }
    Q_INVOKABLE void openNext(int step, bool unreadOnly)
    {
        asked.append(QStringLiteral("next %1%2")
                         .arg(step)
                         .arg(unreadOnly ? QStringLiteral(" unread") : QString()));
    }
    Q_INVOKABLE void markRead(const QString &id) { asked.append(QStringLiteral("read ") + id); }
    Q_INVOKABLE void mute(const QString &id, bool on)
    {
        asked.append((on ? QStringLiteral("mute ") : QStringLiteral("unmute ")) + id);
    }
    Q_INVOKABLE void reload() { ++reloads; }

    StagedConversations model;
    StagedPeople people;
    StagedMessageSearch messages;
    QString currentId;
    /// Whoever opens one gets an exception.
    bool throws = false;
    bool loading = false;
    QString error;
    QStringList direct;
    /// What else was asked for.
    QStringList asked;
    int reloads = 0;

Q_SIGNALS:
    void changed();
    void opened(const QString &id);
};

} // namespace letschat::ui
