#pragma once

#include "messages/messagelistmodel.h"

#include <QObject>

#include <functional>

namespace letschat::test {

/// A list that knows of a model's rows only what its signals tell, as a view does; and what must
/// hold of each signal.
class RowMirror : public QObject
{
public:
    using Fail = std::function<void(const QString &)>;

    RowMirror(client::MessageListModel &model, Fail fail);

    /// Whether several rows may come with a signal, as a page; a first page always may.
    std::function<bool()> mayInsertMany;
    /// They may go at once, as a history that is dropped.
    bool mayRemoveMany = false;
    /// Or as another part takes the place of all, which this tells.
    std::function<bool()> isReplaced;
    /// Or where there are more than these.
    int mostRows = 0;

    /// No row is there twice, and they are in order. Costs nothing while nothing changes.
    void checkRows();
    /// The list is like the model.
    void checkContent();

private:
    QVariantList contentOf(int row) const;

    client::MessageListModel &model_;
    Fail fail_;
    QList<int> roles_;
    QList<QVariantList> rows_;
    bool wasEmpty_ = true;
    bool hasChanged_ = true;
};

} // namespace letschat::test
