#pragma once

#include "protocol/conversations.h"

#include <QList>
#include <QString>

/// Who may do what in a group, as the server decides it too (protocol.md, 4.2).
namespace letschat::client {

enum class MemberAction { Message, MakeAdmin, TakeBackAdmin, HandOver, Remove };

/// The title, and who is in it.
bool mayAdminister(Role viewer);
struct ActedOn
{
    Role role = Role::Member;
    bool isSelf = false;
    /// Their account is no more.
    bool isDeleted = false;
};

/// What the viewer may do with a member. Leaving is not among it.
QList<MemberAction> actionsFor(Role viewer, const ActedOn &member);
/// `message`, `makeAdmin`, `takeBackAdmin`, `handOver`, `remove`.
QString word(MemberAction action);

} // namespace letschat::client
