#pragma once

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace letschat::conversations {

/// The results of a search as one list: conversations, people, messages. A row has all the roles of
/// the three, empty where they say nothing of it, and `kind`, which of them it is. GUI thread only.
class JoinedRows : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel *conversations READ conversations WRITE setConversations)
    Q_PROPERTY(QAbstractItemModel *people READ people WRITE setPeople)
    Q_PROPERTY(QAbstractItemModel *messages READ messages WRITE setMessages)
    /// How many rows stand where people will be: their `kind` is WaitingKind.
    Q_PROPERTY(int waiting READ waiting WRITE setWaiting)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Kind { ConversationKind, PersonKind, WaitingKind, MessageKind };
    Q_ENUM(Kind)

    using QAbstractListModel::QAbstractListModel;

    QAbstractItemModel *conversations() const { return models_[ConversationKind]; }
    QAbstractItemModel *people() const { return models_[PersonKind]; }
    QAbstractItemModel *messages() const { return models_[MessageKind]; }
    int waiting() const { return counts_[WaitingKind]; }
    void setConversations(QAbstractItemModel *model) { join(ConversationKind, model); }
    void setPeople(QAbstractItemModel *model) { join(PersonKind, model); }
    void setMessages(QAbstractItemModel *model) { join(MessageKind, model); }
    void setWaiting(int count);

    int count() const { return rowCount(); }
    /// The next row that can be chosen, from `row` on in this direction, around the ends; -1 where
    /// there is none.
    Q_INVOKABLE int next(int row, int step) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void countChanged();

private:
    static constexpr int parts = 4;

    void join(Kind kind, QAbstractItemModel *model);
    void insert(Kind kind, int first, int last);
    void remove(Kind kind, int first, int last);
    void refresh(Kind kind, int first, int last);
    int firstOf(Kind kind) const;
    /// Which part a row is of, and which of its rows.
    std::pair<Kind, int> partOf(int row) const;

    std::array<QPointer<QAbstractItemModel>, parts> models_;
    /// As the views know them.
    std::array<int, parts> counts_{};
};

} // namespace letschat::conversations
