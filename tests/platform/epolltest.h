#pragma once

#include "platform/epolleventdispatcher.h"

#include <QCoreApplication>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

namespace letschat::test {

/// Two ends of a stream.
struct Pair
{
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("no socket pair");
    }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void send() const { QCOMPARE(::write(ends[1], "x", 1), 1); }
    void take() const
    {
        char byte = 0;
        QCOMPARE(::read(ends[0], &byte, 1), 1);
    }

    int ends[2] = {};
};

/// Runs the tests of a class by the loop under test.
template <class Test>
int runByEpoll(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new server::EpollEventDispatcher);
    const QCoreApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace letschat::test
