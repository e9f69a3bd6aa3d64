#pragma once

class QAbstractEventDispatcher;

namespace letschat::server {

/// The event loop of a thread of the server: for QThread::setEventDispatcher() and, before the
/// application is made, QCoreApplication::setEventDispatcher(), who own it. Nothing where Qt's own
/// is used.
QAbstractEventDispatcher *makeEventDispatcher();

} // namespace letschat::server
