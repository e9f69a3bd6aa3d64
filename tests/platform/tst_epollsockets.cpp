#include "epolltest.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using letschat::test::Pair;

/// What notifiers hear of their descriptors. Run by the loop under test.
class EpollSocketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNotifierHearsAsLongAsItIsOn()
    {
        Pair pair;
        int heard = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            ++heard;
            pair.take();
        });
        for (int i = 1; i <= 3; ++i) {
            pair.send();
            QTRY_COMPARE(heard, i);
        }
        notifier.setEnabled(false);
        pair.send();
        QTest::qWait(10);
        QCOMPARE(heard, 3);
        notifier.setEnabled(true);
        QTRY_COMPARE(heard, 4);
    }

    void readingAndWritingOfOneDescriptorAreApart()
    {
        Pair pair;
        int reads = 0;
        int writes = 0;
        QSocketNotifier reading(pair.ends[0], QSocketNotifier::Read);
        connect(&reading, &QSocketNotifier::activated, this, [&] {
            ++reads;
            pair.take();
        });
        QSocketNotifier writing(pair.ends[0], QSocketNotifier::Write);
        connect(&writing, &QSocketNotifier::activated, this, [&] {
            ++writes;
            writing.setEnabled(false);
        });
        QTRY_COMPARE(writes, 1);
        pair.send();
        QTRY_COMPARE(reads, 1);
        QCOMPARE(writes, 1);
        writing.setEnabled(true);
        QTRY_COMPARE(writes, 2);
    }

    void whoIsServedMayEndTheOthers()
    {
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        int heard = 0;
        for (int i = 0; i < 20; ++i) {
            const auto &pair = pairs.emplace_back(std::make_unique<Pair>());
            const auto &notifier = notifiers.emplace_back(
                std::make_unique<QSocketNotifier>(pair->ends[0], QSocketNotifier::Read));
            connect(notifier.get(), &QSocketNotifier::activated, this, [&, self = notifier.get()] {
                ++heard;
                self->setEnabled(false);
                std::erase_if(notifiers, [self](auto &other) { return other.get() != self; });
            });
            pair->send();
        }
        QTest::qWait(20);
        QCOMPARE(heard, 1);
        QCOMPARE(notifiers.size(), 1U);
    }

    void aDescriptorMayBeAnothersNext()
    {
        for (int round = 0; round < 50; ++round) {
            Pair pair; // gets the numbers of the one before
            bool isHeard = false;
            auto notifier = std::make_unique<QSocketNotifier>(pair.ends[0], QSocketNotifier::Read);
            connect(notifier.get(), &QSocketNotifier::activated, this, [&] {
                isHeard = true;
                notifier->setEnabled(false);
            });
            pair.send();
            if (round % 2 == 0)
                QTRY_VERIFY(isHeard);
        }
    }

    void theEndOfTheOtherSideIsHeard()
    {
        Pair pair;
        bool isHeard = false;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            isHeard = true;
            notifier.setEnabled(false);
        });
        ::shutdown(pair.ends[1], SHUT_RDWR);
        QTRY_VERIFY(isHeard);
    }

    void socketsCanBeLeftOut()
    {
        Pair pair;
        int heard = 0;
        QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            ++heard;
            pair.take();
        });
        pair.send();
        bool isDue = false;
        QTimer::singleShot(10, this, [&] { isDue = true; });
        while (!isDue)
            QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers |
                                            QEventLoop::WaitForMoreEvents);
        QCOMPARE(heard, 0);
        QTRY_COMPARE(heard, 1);
    }

    void tcpOfQtWorksOnIt()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            auto *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                    [socket] { socket->write(socket->readAll()); });
        });
        QTcpSocket client;
        client.connectToHost(server.serverAddress(), server.serverPort());
        const QByteArray sent(2 * 1024 * 1024, 'x');
        client.write(sent);
        qsizetype received = 0;
        connect(&client, &QTcpSocket::readyRead, this,
                [&] { received += client.readAll().size(); });
        QTRY_COMPARE(received, sent.size());
        client.disconnectFromHost();
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    }
};

int main(int argc, char **argv)
{
    return letschat::test::runByEpoll<EpollSocketsTest>(argc, argv);
}

#include "tst_epollsockets.moc"
