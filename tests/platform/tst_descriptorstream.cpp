#include "platform/descriptorstream.h"

#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

using letschat::server::DescriptorStream;

/// One end is the stream's, the other the test's.
class DescriptorStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        int ends[2] = {};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
        QCOMPARE(::fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
        stream_ = std::make_unique<DescriptorStream>(ends[0]);
        peer_ = ends[1];
        const timeval patience{5, 0};
        ::setsockopt(peer_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ended_ = std::make_unique<QSignalSpy>(stream_.get(), &DescriptorStream::ended);
        readable_ = std::make_unique<QSignalSpy>(stream_.get(), &DescriptorStream::readable);
    }

    void cleanup()
    {
        stream_.reset();
        ::close(peer_);
    }

    void whatComesIsRead()
    {
        peerSends("hello");
        QVERIFY(readable_->wait());
        QCOMPARE(stream_->read(), "hello");
        QCOMPARE(stream_->read(), QByteArray());
        QVERIFY(stream_->isOpen());
    }

    void whatIsWrittenInATurnGoesOutBehindIt()
    {
        stream_->write("one ");
        stream_->write("two");
        QCOMPARE(stream_->unsent(), 7);
        QTRY_COMPARE(stream_->unsent(), 0);
        QCOMPARE(peerReads(7), "one two");
    }

    // More parts than one call of the system takes, and more bytes than it has room for.
    void muchGoesOutWholeAndInOrder()
    {
        QByteArray all;
        fillUp(all);
        QVERIFY(stream_->unsent() > 0);
        QByteArray received;
        while (received.size() < all.size()) {
            QTest::qWait(1);
            received += peerReads(256 * 1024);
        }
        QCOMPARE(received, all);
        QCOMPARE(stream_->unsent(), 0);
    }

    void finishingSendsAllAndThenEnds()
    {
        stream_->write("the last words");
        stream_->finish();
        QVERIFY(!stream_->isOpen());
        stream_->write("too late");
        QTRY_COMPARE(ended_->size(), 1);
        QCOMPARE(peerReads(100), "the last words");
        QCOMPARE(peerReads(100), QByteArray());
    }

    // It would turn the event loop around for as long as the other side does not take the rest.
    void nothingIsToldOfWhatComesAfterFinishing()
    {
        QByteArray all;
        fillUp(all);
        stream_->finish();
        peerSends("still talking");
        QTest::qWait(20);
        QCOMPARE(readable_->size(), 0);
        QCOMPARE(ended_->size(), 0);
        stream_->abort();
        QCOMPARE(ended_->size(), 1);
    }

    void theOtherSidesEndIsToldOnce()
    {
        peerSends("bye");
        connect(stream_.get(), &DescriptorStream::readable, this,
                [this] { heard_ += stream_->read(); });
        ::shutdown(peer_, SHUT_RDWR);
        QTRY_COMPARE(ended_->size(), 1);
        QCOMPARE(heard_, "bye");
        stream_->write("nobody");
        stream_->abort();
        QTest::qWait(5);
        QCOMPARE(ended_->size(), 1);
    }

    void oneThatGoesWhileItHasToSendHarmsNobody()
    {
        stream_->write("never sent");
        stream_.reset();
        QTest::qWait(5);
        QCOMPARE(peerReads(100), QByteArray());
    }

private:
    void peerSends(const QByteArray &bytes) const
    {
        QCOMPARE(::write(peer_, bytes.constData(), size_t(bytes.size())), bytes.size());
    }

    QByteArray peerReads(int most) const
    {
        QByteArray bytes(most, Qt::Uninitialized);
        const auto size = ::read(peer_, bytes.data(), size_t(most));
        return size > 0 ? bytes.first(size) : QByteArray();
    }

    void fillUp(QByteArray &all)
    {
        for (int i = 0; i < 20'000; ++i) {
            const auto part = QByteArray::number(i).rightJustified(100, '.');
            stream_->write(part);
            all += part;
        }
        QTest::qWait(1);
    }

    std::unique_ptr<DescriptorStream> stream_;
    std::unique_ptr<QSignalSpy> ended_;
    std::unique_ptr<QSignalSpy> readable_;
    QByteArray heard_;
    int peer_ = -1;
};

QTEST_GUILESS_MAIN(DescriptorStreamTest)
#include "tst_descriptorstream.moc"
