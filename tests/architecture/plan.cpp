#include "architecture/plan.h"

using namespace Qt::StringLiterals;

namespace letschat::architecture {

bool Plan::allows(const QString &from, const QString &to) const
{
    const auto row = sees.find(from);
    if (row == sees.end())
        return false;
    return row->second.contains(to) || row->second.contains(to.section(u'/', 0, 0) + u"/*"_s);
}

Plan housePlan()
{
    const auto core = u"common/core"_s;
    const auto protocol = u"common/protocol"_s;
    Plan plan;
    plan.sees = {
        {core, {}},
        {protocol, {core}},

        // The server, from the ground up.
        {u"server/platform"_s, {protocol}},
        {u"server/database"_s, {core, protocol, u"server/platform"_s}},
        {u"server/backup"_s, {}},
        {u"server/security"_s, {core, protocol, u"server/platform"_s}},
        {u"server/bus"_s,
         {core, protocol, u"server/database"_s, u"server/platform"_s, u"server/security"_s}},
        {u"server/http"_s, {protocol, u"server/platform"_s, u"server/security"_s}},
        {u"server/live"_s,
         {core, protocol, u"server/bus"_s, u"server/database"_s, u"server/platform"_s}},
        {u"server/people"_s,
         {protocol, u"server/bus"_s, u"server/database"_s, u"server/http"_s, u"server/live"_s}},
        {u"server/accounts"_s,
         {core, protocol, u"server/bus"_s, u"server/conversations"_s, u"server/database"_s,
          u"server/http"_s, u"server/people"_s, u"server/security"_s}},
        {u"server/conversations"_s,
         {core, protocol, u"server/bus"_s, u"server/database"_s, u"server/http"_s,
          u"server/people"_s}},
        {u"server/messages"_s,
         {core, protocol, u"server/bus"_s, u"server/conversations"_s, u"server/database"_s,
          u"server/http"_s, u"server/platform"_s, u"server/security"_s}},
        {u"server/sync"_s,
         {protocol, u"server/conversations"_s, u"server/database"_s, u"server/http"_s,
          u"server/people"_s}},
        {u"server/monitoring"_s,
         {protocol, u"server/bus"_s, u"server/database"_s, u"server/http"_s}},
        {u"server/documents"_s, {protocol, u"server/http"_s, u"server/live"_s}},
        {u"server/app"_s, {u"common/*"_s, u"server/*"_s}},
        {u"server/main"_s, {u"server/app"_s}},

        // The client, from the ground up.
        {u"client/network"_s, {core, protocol}},
        {u"client/account"_s, {core, protocol, u"client/network"_s}},
        {u"client/store"_s, {core, protocol}},
        {u"client/people"_s, {protocol, u"client/network"_s, u"client/store"_s}},
        {u"client/sync"_s, {core, protocol, u"client/network"_s, u"client/store"_s}},
        {u"client/conversations"_s,
         {core, protocol, u"client/account"_s, u"client/network"_s, u"client/people"_s,
          u"client/store"_s, u"client/sync"_s}},
        {u"client/messages"_s,
         {core, protocol, u"client/account"_s, u"client/conversations"_s, u"client/network"_s,
          u"client/people"_s, u"client/store"_s, u"client/sync"_s}},
        {u"client/desktop"_s,
         {core, protocol, u"client/account"_s, u"client/conversations"_s, u"client/people"_s,
          u"client/settings"_s, u"client/store"_s, u"client/sync"_s}},
        {u"client/emoji"_s, {}},
        {u"client/settings"_s,
         {protocol, u"client/account"_s, u"client/conversations"_s, u"client/network"_s,
          u"client/people"_s}},
        {u"client/groups"_s,
         {core, protocol, u"client/account"_s, u"client/conversations"_s, u"client/network"_s,
          u"client/people"_s, u"client/store"_s, u"client/sync"_s}},
        {u"client/app"_s, {u"common/*"_s, u"client/*"_s}},
        {u"client/main"_s, {u"common/*"_s, u"client/*"_s, u"qml/*"_s}},

        // What people see. Pages never see one another.
        {u"qml/theme"_s, {}},
        {u"qml/controls"_s, {u"qml/theme"_s}},
        {u"qml/signin"_s, {u"client/app"_s, u"qml/controls"_s, u"qml/theme"_s}},
        {u"qml/conversations"_s, {u"client/app"_s, u"qml/controls"_s, u"qml/theme"_s}},
        {u"qml/emoji"_s, {u"client/app"_s, u"qml/controls"_s, u"qml/theme"_s}},
        {u"qml/messages"_s, {u"client/app"_s, u"qml/controls"_s, u"qml/emoji"_s, u"qml/theme"_s}},
        {u"qml/settings"_s, {u"client/app"_s, u"qml/controls"_s, u"qml/theme"_s}},
        {u"qml/groups"_s, {u"client/app"_s, u"qml/controls"_s, u"qml/theme"_s}},
        {u"qml/app"_s, {u"client/app"_s, u"qml/*"_s}},
    };
    plan.platformRooms = {u"server/platform"_s, u"client/desktop"_s};
    plan.versionFiles = {u"client/desktop/badge.cpp"_s, u"qml/messages/announcer.cpp"_s,
                         u"qml/theme/systemlook.cpp"_s, u"server/http/requestfeed.cpp"_s};
    plan.mostLines = {{u"cpp"_s, 300}, {u"h"_s, 120}, {u"qml"_s, 150}};
    // The contract is declared once, a header for each feature: lists of members, not code.
    plan.longerFiles = {{u"common/protocol/conversations.h"_s, 180},
                        {u"common/protocol/changes.h"_s, 180},
                        {u"common/protocol/events.h"_s, 180},
                        {u"common/protocol/groups.h"_s, 180},
                        {u"common/protocol/messages.h"_s, 180},
                        {u"common/protocol/people.h"_s, 180},
                        // What the open conversation can be asked for.
                        {u"client/messages/messagelistmodel.h"_s, 140},
                        {u"client/messages/messagespage.h"_s, 140},
                        {u"client/messages/messagewindow.h"_s, 140}};
    return plan;
}

} // namespace letschat::architecture
