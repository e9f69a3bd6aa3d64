#pragma once

#include "protocol/events.h"

#include <QObject>

#include <type_traits>
#include <utility>

namespace letschat::client {

/// Where the events of the server come from: the Socket, and in a test the test itself. GUI thread.
class EventSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Calls the slot with every event of kind E while both live.
    ///
    ///     events.on<MessageNew>(this, &SyncEngine::take);
    template <class E, class Receiver>
    QMetaObject::Connection on(Receiver *receiver, void (Receiver::*slot)(const E &))
    {
        return on<E>(receiver, [receiver, slot](const E &event) { (receiver->*slot)(event); });
    }

    /// The same for a functor, while `context` lives.
    template <class E, class Functor>
        requires std::is_invocable_v<Functor &, const E &>
    QMetaObject::Connection on(const QObject *context, Functor functor)
    {
        return connect(this, &EventSource::received, context,
                       [functor = std::move(functor)](const Event &event) mutable {
                           if (const auto *wanted = std::get_if<E>(&event))
                               functor(*wanted);
                       });
    }

Q_SIGNALS:
    /// Every event of the server, after auth.ok and that included. Those of an unknown kind are
    /// left out.
    void received(const letschat::Event &event);
};

} // namespace letschat::client
