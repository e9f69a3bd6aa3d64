#pragma once

#include <QObject>

namespace letschat::client {

/// The number at the program's icon in the dock or the task bar, where the desktop draws one.
/// GUI thread.
class Badge : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// None for 0.
    void show(int count);
};

} // namespace letschat::client
