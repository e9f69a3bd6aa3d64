#include "app/nearest.h"

#include <QList>

#include <algorithm>

namespace letschat::server {

namespace {

// Levenshtein's distance.
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::ranges::generate(row, [i = 0]() mutable { return i++; });
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

QString nearestName(const QString &name, const QStringList &known)
{
    const auto nearest = std::ranges::min_element(
        known, {}, [&](const QString &candidate) { return distance(candidate, name); });
    return nearest == known.end() ? QString() : *nearest;
}

} // namespace letschat::server
