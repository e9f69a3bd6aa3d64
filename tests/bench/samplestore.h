#pragma once

#include "protocol/people.h"
#include "store/storecontent.h"

#include <cmath>
#include <random>

namespace letschat::bench {

/// Words whose frequency falls with their rank, as in a language (Zipf).
class SampleWriter
{
public:
    QString sentence()
    {
        QStringList words;
        for (int count = 4 + int(random_() % 12); count > 0; --count)
            words.append(word());
        if (random_() % 50 == 0)
            words.append(QStringLiteral("你好吗世界").mid(int(random_() % 3), 3));
        return words.join(u' ');
    }
    static QString wordOfRank(int rank) { return QStringLiteral("w") + QString::number(rank, 36); }

private:
    QString word()
    {
        const double u = std::uniform_real_distribution<>(0, 1)(random_);
        return wordOfRank(int(std::pow(50'000.0, u)));
    }
    std::mt19937_64 random_{42};
};

/// Whose stores these are.
User sampleUser();

/// A store of that user with so many messages in 100 direct conversations, of which the first has
/// half of all and is the newest; every fifth message is the user's own. Gives the first one's id.
ConversationId fillStore(const QString &file, const User &user, int messages);

} // namespace letschat::bench
