#pragma once

#include "support/modelserver.h"

#include <random>

namespace letschat::test {

/// People of a ModelServer who do what comes to their mind in two groups and in direct
/// conversations, some of it not allowed. The same seed does the same.
class ModelCrowd
{
public:
    /// At least three people.
    ModelCrowd(ModelServer &server, int people, quint32 seed);

    const QList<UserId> &people() const { return people_; }
    const QList<ConversationId> &groups() const { return groups_; }

    /// One of them does one thing.
    void step();
    /// A number from 0 on, below `bound`.
    int number(int bound);
    template <class List>
    auto oneOf(const List &list)
    {
        return list[number(int(list.size()))];
    }

private:
    /// Somebody, and a conversation that may be theirs.
    std::pair<UserId, ConversationId> somebodySomewhere();
    /// A message, often a recent one.
    std::optional<Message> someMessage();
    void send();
    void edit();
    void react();
    void read();
    void changeGroup();

    ModelServer &server_;
    std::mt19937 random_;
    QList<UserId> people_;
    QList<ConversationId> groups_;
    QList<Message> sent_;
};

} // namespace letschat::test
