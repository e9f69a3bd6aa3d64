#pragma once

#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/profiles.h"
#include "conversations/conversationspage.h"
#include "desktop/desktop.h"
#include "people/blocklistmodel.h"
#include "settings/preferences.h"

#include <QtQml/qqml.h>

/// What QML sees of the client, as the module LetsChat.Client. The rooms know nothing of QML; these
/// lines lend it their types. Every object is made in C++ and reached through Application.
namespace letschat::client::qml {

struct ApplicationType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Application)
    QML_NAMED_ELEMENT(Application)
    QML_UNCREATABLE("made in C++")
};

struct ConnectionType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Connection)
    QML_NAMED_ELEMENT(Connection)
    QML_UNCREATABLE("made in C++")
};

struct ProfilesType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Profiles)
    QML_NAMED_ELEMENT(Profiles)
    QML_UNCREATABLE("made in C++")
};

struct SessionType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Session)
    QML_NAMED_ELEMENT(Session)
    QML_UNCREATABLE("made in C++")
};

struct SignInType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::SignIn)
    QML_NAMED_ELEMENT(SignIn)
    QML_UNCREATABLE("made in C++")
};

struct BlockListModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::BlockListModel)
    QML_NAMED_ELEMENT(BlockListModel)
    QML_UNCREATABLE("made in C++")
};

struct PreferencesType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Preferences)
    QML_NAMED_ELEMENT(Preferences)
    QML_UNCREATABLE("made in C++")
};

struct DesktopType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Desktop)
    QML_NAMED_ELEMENT(Desktop)
    QML_UNCREATABLE("made in C++")
};

struct ConversationsPageType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::ConversationsPage)
    QML_NAMED_ELEMENT(ConversationsPage)
    QML_UNCREATABLE("made in C++")
};

struct ConversationListModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::ConversationListModel)
    QML_NAMED_ELEMENT(ConversationListModel)
    QML_UNCREATABLE("made in C++")
};

struct PeopleSearchModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::PeopleSearchModel)
    QML_NAMED_ELEMENT(PeopleSearchModel)
    QML_UNCREATABLE("made in C++")
};

struct MessageSearchModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::MessageSearchModel)
    QML_NAMED_ELEMENT(MessageSearchModel)
    QML_UNCREATABLE("made in C++")
};

} // namespace letschat::client::qml
