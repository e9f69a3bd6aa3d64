#pragma once

#include <QObject>
#include <QUrl>

#include <memory>

namespace letschat::client {

class BlockListModel;
class Connection;
class ConversationsPage;
class Desktop;
class Emoji;
class Details;
class MessagesPage;
class NewGroup;
class Preferences;
class Profiles;
class Session;
class SettingsPage;
class SignIn;
class Socket;
struct Options;

/// The whole client below its windows: makes every part and joins them. Any number of these live
/// side by side in one process, each with its own socket and data directory. GUI thread.
class Application : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("account/session.h")
    Q_MOC_INCLUDE("account/signin.h")
    Q_MOC_INCLUDE("app/connection.h")
    Q_MOC_INCLUDE("app/profiles.h")
    Q_MOC_INCLUDE("conversations/conversationspage.h")
    Q_MOC_INCLUDE("desktop/desktop.h")
    Q_MOC_INCLUDE("emoji/emoji.h")
    Q_MOC_INCLUDE("groups/details.h")
    Q_MOC_INCLUDE("groups/newgroup.h")
    Q_MOC_INCLUDE("messages/messagespage.h")
    Q_MOC_INCLUDE("people/blocklistmodel.h")
    Q_MOC_INCLUDE("settings/preferences.h")
    Q_MOC_INCLUDE("settings/settingspage.h")
    Q_PROPERTY(letschat::client::Session *session READ session CONSTANT)
    Q_PROPERTY(letschat::client::SignIn *signIn READ signIn CONSTANT)
    Q_PROPERTY(letschat::client::ConversationsPage *conversations READ conversations CONSTANT)
    Q_PROPERTY(letschat::client::MessagesPage *messages READ messages CONSTANT)
    Q_PROPERTY(letschat::client::NewGroup *newGroup READ newGroup CONSTANT)
    Q_PROPERTY(letschat::client::Details *details READ details CONSTANT)
    Q_PROPERTY(letschat::client::BlockListModel *blocks READ blocks CONSTANT)
    Q_PROPERTY(letschat::client::Preferences *preferences READ preferences CONSTANT)
    Q_PROPERTY(letschat::client::Profiles *profiles READ profiles CONSTANT)
    Q_PROPERTY(letschat::client::Emoji *emoji READ emoji CONSTANT)
    Q_PROPERTY(letschat::client::SettingsPage *settings READ settings CONSTANT)
    Q_PROPERTY(letschat::client::Connection *connection READ connection CONSTANT)
    Q_PROPERTY(letschat::client::Desktop *desktop READ desktop CONSTANT)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)

public:
    /// `socket` must outlive the application. Nothing is sent before start().
    Application(const Options &options, Socket &socket, QObject *parent = nullptr);
    ~Application() override;

    Session *session() const;
    SignIn *signIn() const;
    ConversationsPage *conversations() const;
    MessagesPage *messages() const;
    NewGroup *newGroup() const;
    Details *details() const;
    BlockListModel *blocks() const;
    Preferences *preferences() const;
    Profiles *profiles() const;
    Emoji *emoji() const;
    SettingsPage *settings() const;
    Connection *connection() const;
    Desktop *desktop() const;
    /// What became of the history on this device, of a link or of the open conversation, in words
    /// for the user; mostly empty. Signed out, whether what should have gone is still here.
    QString notice() const { return notice_; }
    Q_INVOKABLE void dismissNotice();

    /// Signs in again with what the vault holds, or stays signed out.
    void start();
    /// Follows a `letschat://user/NAME` link, now or once signed in. The notice says where that
    /// cannot be.
    void openLink(const QUrl &link);

Q_SIGNALS:
    void noticeChanged();

private:
    void join();
    void followSession();
    void openStore();
    /// Unless they are empty.
    void tell(const QString &words);
    void setNotice(const QString &notice);

    struct Parts;
    std::unique_ptr<Parts> parts_;
    QString notice_;
};

} // namespace letschat::client
