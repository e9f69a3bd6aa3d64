#include "bus/envelope.h"

#include <QDataStream>
#include <QIODevice>

namespace letschat::server {

namespace {

constexpr quint8 version = 1;
constexpr int longestList = 100'000; // more than any envelope of ours has; keeps noise from memory

void write(QDataStream &out, const EventForUser &saying)
{
    out << saying.event << qint32(saying.pairedWith.size());
    for (const auto &user : saying.pairedWith)
        out << user.value();
}

void write(QDataStream &, const Beat &) {}
void write(QDataStream &, const Farewell &) {}
void write(QDataStream &, const EverybodySyncs &) {}

void write(QDataStream &out, const SessionOver &saying)
{
    out << saying.session.value() << qint64(saying.endedAt.time_since_epoch().count());
}

void write(QDataStream &out, const Counted &saying)
{
    out << qint32(saying.counts.size());
    for (const auto &count : saying.counts)
        out << quint8(count.kind) << count.key << qint32(count.count) << qint32(count.age.count());
}

int readSize(QDataStream &in)
{
    qint32 size = 0;
    in >> size;
    if (size < 0 || size > longestList)
        in.setStatus(QDataStream::ReadCorruptData);
    return in.status() == QDataStream::Ok ? size : 0;
}

void read(QDataStream &in, EventForUser &saying)
{
    in >> saying.event;
    for (int left = readSize(in); left > 0 && in.status() == QDataStream::Ok; --left) {
        QUuid user;
        in >> user;
        saying.pairedWith.append(UserId{user});
    }
}

void read(QDataStream &, Beat &) {}
void read(QDataStream &, Farewell &) {}
void read(QDataStream &, EverybodySyncs &) {}

void read(QDataStream &in, SessionOver &saying)
{
    QUuid session;
    qint64 endedAt = 0;
    in >> session >> endedAt;
    saying = {SessionId{session}, Timestamp{std::chrono::milliseconds{endedAt}}};
}

void read(QDataStream &in, Counted &saying)
{
    for (int left = readSize(in); left > 0 && in.status() == QDataStream::Ok; --left) {
        quint8 kind = 0;
        RateCount count;
        qint32 number = 0;
        qint32 age = 0;
        in >> kind >> count.key >> number >> age;
        if (kind > quint8(RateKind::Request))
            continue; // of a newer node
        count.kind = RateKind(kind);
        count.count = number;
        count.age = std::chrono::milliseconds{age};
        saying.counts.append(count);
    }
}

// The kinds by their places in the variant.
template <size_t Kind = 0>
void read(QDataStream &in, quint8 kind, Saying &saying)
{
    if constexpr (Kind < std::variant_size_v<Saying>) {
        if (kind != Kind)
            return read<Kind + 1>(in, kind, saying);
        std::variant_alternative_t<Kind, Saying> found;
        read(in, found);
        saying = std::move(found);
    } else {
        in.setStatus(QDataStream::ReadCorruptData);
    }
}

} // namespace

QByteArray beginningOf(const QUuid &node)
{
    return char(version) + node.toRfc4122();
}

QByteArray encode(const Envelope &envelope)
{
    QByteArray bytes = beginningOf(envelope.node);
    QDataStream out(&bytes, QIODevice::Append);
    out.setVersion(QDataStream::Qt_6_4);
    out << quint8(envelope.saying.index());
    std::visit([&out](const auto &saying) { write(out, saying); }, envelope.saying);
    return bytes;
}

std::optional<Envelope> decode(const QByteArray &bytes)
{
    const auto beginning = beginningOf({}).size();
    if (bytes.size() <= beginning || quint8(bytes.front()) != version)
        return {};
    Envelope envelope;
    envelope.node = QUuid::fromRfc4122(QByteArrayView(bytes).sliced(1, beginning - 1));
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    in.skipRawData(int(beginning));
    quint8 kind = 0;
    in >> kind;
    read(in, kind, envelope.saying);
    if (in.status() != QDataStream::Ok)
        return {};
    return envelope;
}

} // namespace letschat::server
