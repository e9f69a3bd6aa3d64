#pragma once

#include "platform/handover.h"

#include <QAbstractEventDispatcher>
#include <QMetaObject>

#include <coroutine>
#include <utility>

namespace letschat::server {

/// The thread in which a coroutine was suspended, and in which it has to go on. Made in that
/// thread, used from any. The thread must outlive whoever holds this: Server stops the threads that
/// answer before those that ask.
class HomeThread
{
public:
    static HomeThread current() { return HomeThread(QAbstractEventDispatcher::instance()); }

    /// Runs `action` in the home thread, at its next turn; actions keep their order.
    template <class Action>
    void post(Action &&action) const
    {
        noteHandOver(dispatcher_);
        auto take = [way = dispatcher_, action = std::forward<Action>(action)]() mutable {
            noteTakeOver(way);
            action();
        };
        QMetaObject::invokeMethod(dispatcher_, std::move(take), Qt::QueuedConnection);
    }

    void resume(std::coroutine_handle<> coroutine) const
    {
        post([coroutine] { coroutine.resume(); });
    }

private:
    explicit HomeThread(QAbstractEventDispatcher *dispatcher)
        : dispatcher_(dispatcher)
    {
        Q_ASSERT(dispatcher_);
    }

    QAbstractEventDispatcher *dispatcher_;
};

} // namespace letschat::server
