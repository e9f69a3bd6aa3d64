#include "database/binary.h"

#include <libpq-fe.h>

namespace letschat::server {

namespace {

template <class Number>
void append(QByteArray &out, Number number)
{
    const auto swapped = qToBigEndian(number);
    out.append(reinterpret_cast<const char *>(&swapped), sizeof swapped);
}

} // namespace

// array_recv() of PostgreSQL: dimensions, whether there may be nulls, the element's type; of the
// one dimension its size and the first index.
BinaryArray::BinaryArray(Of type)
{
    append(head_, qint32(1));
    append(head_, qint32(1));
    append(head_, quint32(type));
}

void BinaryArray::add(const QByteArray &bytes)
{
    ++count_;
    append(elements_, qint32(bytes.size()));
    elements_.append(bytes);
}

void BinaryArray::add(qint64 number)
{
    ++count_;
    append(elements_, qint32(sizeof number));
    append(elements_, number);
}

void BinaryArray::addNull()
{
    ++count_;
    append(elements_, qint32(-1));
}

QByteArray BinaryArray::bytes() const
{
    QByteArray out = head_;
    append(out, count_);
    append(out, qint32(1));
    return out + elements_;
}

BinaryRows::BinaryRows(PGresult *result)
    : result_(result, PQclear)
{}

int BinaryRows::count() const
{
    return PQntuples(result_.get());
}

bool BinaryRows::isNull(int row, int column) const
{
    return PQgetisnull(result_.get(), row, column);
}

QByteArrayView BinaryRows::view(int row, int column) const
{
    return {PQgetvalue(result_.get(), row, column), PQgetlength(result_.get(), row, column)};
}

qint64 BinaryRows::number(int row, int column) const
{
    return qFromBigEndian<qint64>(view(row, column).data());
}

bool BinaryRows::flag(int row, int column) const
{
    return view(row, column).front() != 0;
}

QByteArray BinaryRows::bytes(int row, int column) const
{
    return view(row, column).toByteArray();
}

// An array of none has no dimension, and ends behind its type.
QByteArrayView BinaryRows::elements(QByteArrayView array)
{
    constexpr qsizetype headSize = 5 * sizeof(qint32);
    return array.size() < headSize ? QByteArrayView() : array.sliced(headSize);
}

} // namespace letschat::server
