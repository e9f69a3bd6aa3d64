#include "backup/tarheader.h"

#include <QtEndian>

#include <algorithm>

namespace letschat::server {

namespace {

// Where fields lie, and how long they are.
constexpr qsizetype nameAt = 0, modeAt = 100, uidAt = 108, gidAt = 116, sizeAt = 124, timeAt = 136;
constexpr qsizetype sumAt = 148, typeAt = 156, magicAt = 257;
constexpr qsizetype longestName = 99, numberLength = 12, sumLength = 8;
constexpr qint64 octalEnd = qint64{1} << 33; // eleven digits
constexpr char binaryMark = char(0x80);

void put(QByteArray &block, qsizetype at, const QByteArray &bytes)
{
    block.replace(at, bytes.size(), bytes);
}

QByteArray octal(qint64 number, int digits)
{
    return QByteArray::number(number, 8).rightJustified(digits, '0');
}

QByteArray sizeField(qint64 size)
{
    if (size < octalEnd)
        return octal(size, numberLength - 1);
    QByteArray field(numberLength, '\0');
    field[0] = binaryMark;
    qToBigEndian(size, field.data() + numberLength - sizeof size);
    return field;
}

std::optional<qint64> sizeIn(const QByteArray &field)
{
    if (field[0] == binaryMark) {
        const auto size = qFromBigEndian<qint64>(field.constData() + numberLength - sizeof(qint64));
        return size < 0 ? std::nullopt : std::optional(size);
    }
    bool isNumber = false;
    const auto size = field.left(field.indexOf('\0')).trimmed().toLongLong(&isNumber, 8);
    return isNumber && size >= 0 ? std::optional(size) : std::nullopt;
}

// Of all bytes, with spaces where it will stand.
int checksumOf(QByteArray block)
{
    std::fill_n(block.begin() + sumAt, sumLength, ' ');
    int sum = 0;
    for (const char byte : std::as_const(block))
        sum += uchar(byte);
    return sum;
}

} // namespace

QByteArray TarHeader::encoded() const
{
    Q_ASSERT(name.size() <= longestName);
    QByteArray block(blockSize, '\0');
    put(block, nameAt, name);
    put(block, modeAt, octal(0600, 7));
    put(block, uidAt, octal(0, 7));
    put(block, gidAt, octal(0, 7));
    put(block, sizeAt, sizeField(size));
    put(block, timeAt, octal(std::max<qint64>(changedAt.toSecsSinceEpoch(), 0), 11));
    block[typeAt] = '0';
    put(block, magicAt, QByteArray("ustar\00000", 8));
    put(block, sumAt, octal(checksumOf(block), 6) + QByteArray("\0 ", 2));
    return block;
}

std::optional<TarHeader> TarHeader::decoded(const QByteArray &block)
{
    if (block.size() != blockSize || block.mid(magicAt, 5) != "ustar" || block[typeAt] != '0')
        return std::nullopt;
    if (block.mid(sumAt, 6).trimmed().toInt(nullptr, 8) != checksumOf(block))
        return std::nullopt;
    const auto size = sizeIn(block.mid(sizeAt, numberLength));
    if (!size)
        return std::nullopt;
    TarHeader header;
    header.name = block.mid(nameAt, longestName + 1).constData(); // up to the first NUL
    header.size = *size;
    header.changedAt = QDateTime::fromSecsSinceEpoch(block.mid(timeAt, 11).toLongLong(nullptr, 8));
    return header;
}

qsizetype TarHeader::padding(qint64 size)
{
    return qsizetype((blockSize - size % blockSize) % blockSize);
}

} // namespace letschat::server
