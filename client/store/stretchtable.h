#pragma once

#include <QtGlobal>

#include <optional>

namespace letschat::client {

class Sqlite;

/// Which `seq` of each history are held, as stretches without a hole that do not touch. Throws
/// SqliteError; the store's thread.
class StretchTable
{
public:
    struct Stretch
    {
        qint64 first = 0;
        qint64 last = 0;
    };

    explicit StretchTable(Sqlite &sqlite)
        : sqlite_(sqlite)
    {}

    /// Everything from `first` to `last` is held now; joins what it touches.
    void add(qint64 conversation, qint64 first, qint64 last);
    /// The stretch with this `seq` in it.
    std::optional<Stretch> around(qint64 conversation, qint64 seq);
    void drop(qint64 conversation);

private:
    Sqlite &sqlite_;
};

} // namespace letschat::client
