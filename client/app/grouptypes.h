#pragma once

#include "groups/details.h"
#include "groups/newgroup.h"

#include <QtQml/qqml.h>

/// What QML sees of groups, beside qmltypes.h.
namespace letschat::client::qml {

struct NewGroupType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::NewGroup)
    QML_NAMED_ELEMENT(NewGroup)
    QML_UNCREATABLE("made in C++")
};

struct DetailsType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Details)
    QML_NAMED_ELEMENT(Details)
    QML_UNCREATABLE("made in C++")
};

struct GroupMembersType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::GroupMembers)
    QML_NAMED_ELEMENT(GroupMembers)
    QML_UNCREATABLE("made in C++")
};

struct MutingType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Muting)
    QML_NAMED_ELEMENT(Muting)
    QML_UNCREATABLE("made in C++")
};

struct PeoplePickerType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::PeoplePicker)
    QML_NAMED_ELEMENT(PeoplePicker)
    QML_UNCREATABLE("made in C++")
};

struct ChosenPeopleModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::ChosenPeopleModel)
    QML_NAMED_ELEMENT(ChosenPeopleModel)
    QML_UNCREATABLE("made in C++")
};

} // namespace letschat::client::qml
