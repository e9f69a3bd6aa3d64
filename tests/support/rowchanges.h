#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QtTest/qtestcase.h>

namespace letschat::test {

/// Counts how a list model changes, each signal once, and fails the test at a reset or at a move of
/// more than one row.
class RowChanges : public QObject
{
public:
    explicit RowChanges(QAbstractItemModel &model)
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this, [this](auto, int from, int to) {
            ++inserted;
            lastInserted = {from, to};
        });
        connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { ++removed; });
        connect(&model, &QAbstractItemModel::rowsMoved, this, [this](auto, int from, int to) {
            ++moved;
            if (from != to)
                QFAIL("more than one row was moved at once");
        });
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) {
                    for (int row = from.row(); row <= to.row(); ++row)
                        changedRows.append(row);
                });
        connect(&model, &QAbstractItemModel::modelReset, this,
                [] { QFAIL("the model was reset"); });
    }

    void clear()
    {
        inserted = removed = moved = 0;
        changedRows.clear();
        lastInserted = {};
    }

    int inserted = 0;
    int removed = 0;
    int moved = 0;
    std::pair<int, int> lastInserted;
    QList<int> changedRows;
};

} // namespace letschat::test
