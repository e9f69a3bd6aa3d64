#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"

#include <QByteArray>
#include <QList>
#include <QtEndian>

#include <memory>
#include <optional>

struct pg_result; // libpq's PGresult

namespace letschat::server {

/// A list of values as PostgreSQL reads it in binary, to be bound where a statement says
/// `$n::uuid[]`, `::bigint[]`, `::text[]` or `::bytea[]`.
class BinaryArray
{
public:
    /// The type of the elements, by PostgreSQL's number for it (pg_type.dat).
    enum class Of : quint32 { Bytea = 17, Bigint = 20, Text = 25, Uuid = 2950 };

    explicit BinaryArray(Of type);

    /// Bytes of a bytea, or UTF-8 of a text.
    void add(const QByteArray &bytes);
    void add(qint64 number);
    template <class Tag>
    void add(const Id<Tag> &id)
    {
        add(id.value().toRfc4122());
    }
    template <class Tag>
    void add(const std::optional<Id<Tag>> &id)
    {
        id ? add(*id) : addNull();
    }
    void addNull();

    QByteArray bytes() const;

private:
    QByteArray head_;
    QByteArray elements_;
    qint32 count_ = 0;
};

template <class Tag>
BinaryArray binaryArray(const QList<Id<Tag>> &ids)
{
    BinaryArray array(BinaryArray::Of::Uuid);
    for (const auto &id : ids)
        array.add(id);
    return array;
}

/// The rows of one statement, all of them read. Nothing of it is checked against the columns'
/// types: the caller knows its statement.
class BinaryRows
{
public:
    explicit BinaryRows(pg_result *result);

    int count() const;
    bool isNull(int row, int column) const;
    qint64 number(int row, int column) const; ///< of a bigint
    bool flag(int row, int column) const;     ///< of a boolean
    QByteArray bytes(int row, int column) const;
    template <class Id>
    Id id(int row, int column) const
    {
        return Id{QUuid::fromRfc4122(view(row, column))};
    }
    /// Of a uuid[] of one dimension without nulls.
    template <class Id>
    QList<Id> ids(int row, int column) const
    {
        QList<Id> ids;
        for (auto rest = elements(view(row, column)); rest.size() >= elementSize;
             rest = rest.sliced(elementSize))
            ids.append(Id{QUuid::fromRfc4122(rest.sliced(4, 16))});
        return ids;
    }

private:
    static constexpr qsizetype elementSize = 4 + 16; // its length, and a uuid

    QByteArrayView view(int row, int column) const;
    static QByteArrayView elements(QByteArrayView array);

    std::shared_ptr<pg_result> result_;
};

} // namespace letschat::server
