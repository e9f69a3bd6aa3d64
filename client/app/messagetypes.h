#pragma once

#include "messages/barrier.h"
#include "messages/composition.h"
#include "messages/messagespage.h"

#include <QtQml/qqml.h>

/// What QML sees of the open conversation, as qmltypes.h of the rest.
namespace letschat::client::qml {

struct BarrierType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Barrier)
    QML_NAMED_ELEMENT(Barrier)
    QML_UNCREATABLE("made in C++")
};

struct CompositionType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::Composition)
    QML_NAMED_ELEMENT(Composition)
    QML_UNCREATABLE("made in C++")
};

struct MessagesPageType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::MessagesPage)
    QML_NAMED_ELEMENT(MessagesPage)
    QML_UNCREATABLE("made in C++")
};

struct MessageSelectionType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::MessageSelection)
    QML_NAMED_ELEMENT(MessageSelection)
    QML_UNCREATABLE("made in C++")
};

struct MessageWindowType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::MessageWindow)
    QML_NAMED_ELEMENT(MessageWindow)
    QML_UNCREATABLE("made in C++")
};

struct MessageListModelType
{
    Q_GADGET
    QML_FOREIGN(letschat::client::MessageListModel)
    QML_NAMED_ELEMENT(MessageListModel)
    QML_UNCREATABLE("made in C++")
};

} // namespace letschat::client::qml
