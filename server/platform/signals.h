#pragma once

#include <QObject>

namespace letschat::server {

/// SIGTERM and SIGINT as a Qt signal in the main thread. One for each process.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void stopRequested();
};

} // namespace letschat::server
