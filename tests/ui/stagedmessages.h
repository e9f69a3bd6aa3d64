#pragma once

#include "stagedbarrier.h"
#include "stagedcomposition.h"
#include "stagedhistory.h"
#include "stagedrows.h"
#include "stagedselection.h"

#include <QJSEngine>
#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's MessageListModel.
class StagedMessages : public StagedRows
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MessageListModel)
    QML_UNCREATABLE("made in C++")

public:
    explicit StagedMessages(QObject *parent = nullptr)
        : StagedRows(QStringLiteral("messageId nonce body isOwn senderId senderName time dayText "
                                    "startsGroup endsGroup state failureReason isEdited isDeleted "
                                    "replyTo reactions seq startsUnread selected")
                         .split(u' '),
                     parent)
    {}
};

/// Stands in for the client's MessagesPage. Remembers what it was asked; `sent` can be answered.
class StagedMessagesPage : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MessagesPage)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QString conversationId MEMBER conversationId NOTIFY conversationIdChanged)
    Q_PROPERTY(QString title MEMBER title NOTIFY changed)
    Q_PROPERTY(QString subtitle MEMBER subtitle NOTIFY changed)
    Q_PROPERTY(QString peerId MEMBER peerId NOTIFY changed)
    Q_PROPERTY(letschat::ui::StagedMessages *model READ modelObject CONSTANT)
    Q_PROPERTY(bool hasOlder MEMBER hasOlder NOTIFY hasOlderChanged)
    Q_PROPERTY(bool loading MEMBER loading NOTIFY changed)
    Q_PROPERTY(bool loadingOlder MEMBER loadingOlder NOTIFY loadingOlderChanged)
    Q_PROPERTY(QString error MEMBER error NOTIFY errorChanged)
    Q_PROPERTY(QString draft READ draft NOTIFY draftChanged)
    Q_PROPERTY(letschat::ui::StagedComposition *composition READ compositionObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedBarrier *barrier READ barrierObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedSelection *selection READ selectionObject CONSTANT)
    Q_PROPERTY(bool typing MEMBER typing NOTIFY changed)
    Q_PROPERTY(int unreadCount MEMBER unreadCount NOTIFY changed)
    Q_PROPERTY(letschat::ui::StagedHistory *history READ historyObject CONSTANT)
    Q_PROPERTY(int maxBodyLength MEMBER maxBodyLength CONSTANT)

public:
    using QObject::QObject;
    StagedMessages *modelObject() { return &model; }
    StagedBarrier *barrierObject() { return &barrier; }
    StagedSelection *selectionObject() { return &selection; }
    StagedComposition *compositionObject() { return &composition; }
    Q_INVOKABLE bool send(const QString &text)
    {
        sent.append(text);
        Q_EMIT sending(text);
        return true;
    }
    QString draft() const { return drafts.value(conversationId); }
    Q_INVOKABLE void keepDraft(const QString &text) { drafts[conversationId] = text; }
    Q_INVOKABLE QStringList actionsAt(int) const { return actions; }
    Q_INVOKABLE void react(const QString &messageId, const QString &emoji, bool on)
    {
        reacted.append(
            QStringList{messageId, emoji, on ? QStringLiteral("on") : QStringLiteral("off")}.join(
                QLatin1Char(32)));
    }
    Q_INVOKABLE void remove(const QString &messageId) { removed.append(messageId); }
    Q_INVOKABLE void removeSelected()
    {
        for (const int row : selection.selected())
            remove(model.value(row, QStringLiteral("messageId")).toString());
        selection.clear();
    }
    StagedHistory *historyObject() { return &history; }
    Q_INVOKABLE void markRead(qint64 place) { marked.append(place); }
    Q_INVOKABLE void goTo(qint64 place) { wanted.append(place); }
    Q_INVOKABLE void retry(const QString &nonce) { retried.append(nonce); }
    Q_INVOKABLE void discard(const QString &nonce) { discarded.append(nonce); }
    Q_INVOKABLE void loadOlder()
    {
        ++olderAsked;
        Q_EMIT olderWanted();
    }
    Q_INVOKABLE void reload() { ++reloads; }
    Q_INVOKABLE void close() { Q_EMIT closed(); }
    Q_INVOKABLE int bodyLength(const QString &text) const
    {
        if (throws)
            qjsEngine(this)->throwError(QStringLiteral("broken on purpose"));
        return int(text.toUcs4().size());
    }

    StagedMessages model;
    StagedSelection selection{model};
    StagedBarrier barrier;
    StagedComposition composition;
    QStringList actions{QStringLiteral("react"),  QStringLiteral("reply"),
                        QStringLiteral("copy"),   QStringLiteral("edit"),
                        QStringLiteral("select"), QStringLiteral("delete")};
    QString conversationId;
    QString title;
    QString subtitle;
    QString peerId;
    QHash<QString, QString> drafts;
    /// Whoever asks for a length gets an exception.
    bool throws = false;
    bool typing = false;
    int unreadCount = 0;
    StagedHistory history;
    QList<qint64> marked;
    QList<qint64> wanted;
    bool hasOlder = false;
    bool loading = false;
    bool loadingOlder = false;
    QString error;
    int maxBodyLength = 8192;
    QStringList sent;
    QStringList reacted;
    QStringList removed;
    QStringList retried;
    QStringList discarded;
    int olderAsked = 0;
    int reloads = 0;

Q_SIGNALS:
    void conversationIdChanged();
    void changed();
    void hasOlderChanged();
    void loadingOlderChanged();
    void errorChanged();
    void draftChanged();
    void notSent(const QString &text);
    void sending(const QString &text);
    void olderWanted();
    void closed();
    void arrived(qint64 place, const QString &words);
};

} // namespace letschat::ui
