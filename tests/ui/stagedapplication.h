#pragma once

#include "stagedaccount.h"
#include "stagedblocks.h"
#include "stagedconversations.h"
#include "stageddesktop.h"
#include "stageddetails.h"
#include "stagedemoji.h"
#include "stagedmessages.h"
#include "stagedpreferences.h"
#include "stagedprofiles.h"
#include "stagedsettings.h"

namespace letschat::ui {

/// Stands in for the client's Connection.
class StagedConnection : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Connection)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(State state MEMBER state NOTIFY changed)
    Q_PROPERTY(QString text MEMBER text NOTIFY changed)

public:
    enum State { Offline, Connecting, Online };
    Q_ENUM(State)

    using QObject::QObject;
    Q_INVOKABLE void retryNow() { ++retries; }
    void show(State next, const QString &words)
    {
        state = next;
        text = words;
        Q_EMIT changed();
    }

    State state = Online;
    QString text;
    int retries = 0;

Q_SIGNALS:
    void changed();
};

/// Stands in for the client's Application.
class StagedApplication : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Application)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(letschat::ui::StagedSession *session READ sessionObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedSignIn *signIn READ signInObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedConversationsPage *conversations READ listObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedMessagesPage *messages READ messagesObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedConnection *connection READ connectionObject CONSTANT)
    Q_PROPERTY(letschat::client::Emoji *emoji READ emojiObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedNewGroup *newGroup READ newGroupObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedDetails *details READ detailsObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedBlockListModel *blocks READ blocksObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedPreferences *preferences READ preferencesObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedProfiles *profiles READ profilesObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedDesktop *desktop READ desktopObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedSettingsPage *settings READ settingsObject CONSTANT)
    Q_PROPERTY(QString notice MEMBER notice NOTIFY noticeChanged)

public:
    using QObject::QObject;
    StagedSession *sessionObject() { return &session; }
    StagedSignIn *signInObject() { return &signIn; }
    StagedConversationsPage *listObject() { return &conversations; }
    StagedMessagesPage *messagesObject() { return &messages; }
    StagedConnection *connectionObject() { return &connection; }
    StagedProfiles *profilesObject() { return &profiles; }
    client::Emoji *emojiObject() { return &emoji; }
    StagedNewGroup *newGroupObject() { return &newGroup; }
    StagedDetails *detailsObject() { return &details; }
    StagedBlockListModel *blocksObject() { return &blocks; }
    StagedPreferences *preferencesObject() { return &preferences; }
    StagedDesktop *desktopObject() { return &desktop; }
    StagedSettingsPage *settingsObject() { return &settings; }
    Q_INVOKABLE void dismissNotice()
    {
        notice.clear();
        Q_EMIT noticeChanged();
    }

    StagedSession session;
    StagedSignIn signIn;
    StagedConversationsPage conversations;
    StagedMessagesPage messages;
    StagedConnection connection;
    StagedNewGroup newGroup;
    StagedDetails details;
    StagedBlockListModel blocks;
    StagedPreferences preferences;
    StagedProfiles profiles;
    StagedDesktop desktop;
    QTemporaryDir directory;
    client::Emoji emoji{directory.filePath(QStringLiteral("settings.ini"))};
    StagedSettingsPage settings;
    QString notice;

Q_SIGNALS:
    void noticeChanged();
};

} // namespace letschat::ui
