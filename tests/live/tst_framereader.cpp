// Frames of RFC 6455, 5, as clients send them and as they must not, cut at any byte.
#include "live/framereader.h"
#include "protocol/events.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace letschat;
using namespace letschat::server;
using Kind = FrameReader::Kind;

namespace {

constexpr int continuation = 0x0;
constexpr int text = 0x1;
constexpr int binary = 0x2;
constexpr int ping = 0x9;
constexpr int protocolError = 1002;

struct Shape
{
    bool isFinal = true;
    bool isMasked = true;
    int lengthBytes = -1; ///< -1: as few as it takes
};

QByteArray frame(int opcode, const QByteArray &payload, Shape shape = {})
{
    const auto size = payload.size();
    const int few = size < 126 ? 0 : size <= 0xffff ? 2 : 8;
    const int lengthBytes = shape.lengthBytes < 0 ? few : shape.lengthBytes;
    QByteArray out;
    out += char((shape.isFinal ? 0x80 : 0) | opcode);
    out += char((shape.isMasked ? 0x80 : 0) | (lengthBytes == 0   ? int(size)
                                               : lengthBytes == 2 ? 126
                                                                  : 127));
    QByteArray length(lengthBytes, '\0');
    if (lengthBytes == 2)
        qToBigEndian(quint16(size), length.data());
    else if (lengthBytes == 8)
        qToBigEndian(quint64(size), length.data());
    out += length;
    if (!shape.isMasked)
        return out + payload;
    const QByteArray mask = "\x12\x9a\xff\x01";
    out += mask;
    for (qsizetype i = 0; i < size; ++i)
        out += char(payload[i] ^ mask[i % 4]);
    return out;
}

QList<FrameReader::Message> readAll(FrameReader &reader)
{
    QList<FrameReader::Message> messages;
    while (true) {
        const auto message = reader.next();
        if (message.kind == Kind::None)
            return messages;
        if (message.kind != Kind::Fragment)
            messages.append(message);
        if (message.kind == Kind::Fault)
            return messages;
    }
}

int faultCode(const QByteArray &bytes)
{
    FrameReader reader(maxClientFrameSize);
    reader.feed(bytes);
    const auto messages = readAll(reader);
    return messages.isEmpty() || messages.back().kind != Kind::Fault ? 0 : messages.back().code;
}

} // namespace

class FrameReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesArriveWholeWhereverTheBytesAreCut()
    {
        QList<QByteArray> sent;
        QByteArray bytes;
        for (const int size : {0, 1, 125, 126, 127, 5000, maxClientFrameSize}) {
            sent.append(QByteArray(size, char('a' + size % 26)));
            bytes += frame(text, sent.back());
            bytes += frame(ping, "beat");
        }
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int round = 0; round < 50; ++round) {
            FrameReader reader(maxClientFrameSize);
            QList<QByteArray> received;
            for (qsizetype at = 0; at < bytes.size();) {
                const auto piece = bytes.mid(at, 1 + random.bounded(round < 25 ? 5 : 9000));
                at += piece.size();
                reader.feed(piece);
                for (const auto &message : readAll(reader)) {
                    QVERIFY(message.kind == Kind::Text || message.payload == "beat");
                    if (message.kind == Kind::Text)
                        received.append(message.payload);
                }
            }
            QVERIFY2(received == sent, QByteArray::number(seed));
            QVERIFY(reader.rest().isEmpty());
        }
    }

    void fragmentsMayEndWithinACharacterAndLetAPingThrough()
    {
        const QByteArray whole = QStringLiteral("é👋").toUtf8();
        FrameReader reader(maxClientFrameSize);
        for (qsizetype i = 0; i < whole.size(); ++i) {
            reader.feed(frame(ping, {}));
            reader.feed(frame(i == 0 ? text : continuation, whole.mid(i, 1),
                              {.isFinal = i == whole.size() - 1}));
        }
        const auto messages = readAll(reader);
        QCOMPARE(messages.size(), whole.size() + 1);
        QCOMPARE(messages.back().payload, whole);
    }

    void whatIsForbiddenIsFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const QByteArray long_(maxClientFrameSize, 'x');
        QTest::newRow("unmasked") << frame(text, "x", {.isMasked = false}) << protocolError;
        QTest::newRow("reserved bit") << frame(text | 0x40, "x") << protocolError;
        QTest::newRow("unknown opcode") << frame(0x3, "x") << protocolError;
        QTest::newRow("longer length than needed")
            << frame(text, "x", {.lengthBytes = 2}) << protocolError;
        QTest::newRow("longest length for a short one")
            << frame(text, "x", {.lengthBytes = 8}) << protocolError;
        QTest::newRow("ping in fragments") << frame(ping, {}, {.isFinal = false}) << protocolError;
        QTest::newRow("long ping") << frame(ping, QByteArray(126, 'x')) << protocolError;
        QTest::newRow("no beginning") << frame(continuation, "x") << protocolError;
        QTest::newRow("two beginnings")
            << frame(text, "x", {.isFinal = false}) + frame(text, "y") << protocolError;
        QTest::newRow("too long") << frame(binary, long_ + 'x') << closecode::frameTooBig;
        QTest::newRow("too long in fragments")
            << frame(text, long_, {.isFinal = false}) + frame(continuation, "x")
            << closecode::frameTooBig;
        QTest::newRow("2^63 announced")
            << QByteArray::fromHex("81ff800000000000000000000000") << closecode::frameTooBig;
        QTest::newRow("no UTF-8") << frame(text, "\xff") << 1007;
        QTest::newRow("half a close code") << frame(0x8, "x") << protocolError;
        QTest::newRow("nothing") << frame(text, "x") << 0;
    }
    void whatIsForbiddenIsFound()
    {
        QFETCH(QByteArray, bytes);
        QTEST(faultCode(bytes), "code");
    }

    void theRestBeginsWithTheFrameThatIsNotWhole()
    {
        FrameReader reader(maxClientFrameSize);
        const auto second = frame(text, "second");
        reader.feed(frame(text, "first") + second.first(7));
        QCOMPARE(readAll(reader).size(), 1);
        QCOMPARE(reader.rest(), second.first(7));
    }
};

QTEST_GUILESS_MAIN(FrameReaderTest)
#include "tst_framereader.moc"
