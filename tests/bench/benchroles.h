#pragma once

#include <QStringList>

namespace letschat::bench {

/// What one process of the benchmark does: `empty`, `rows` or `client`. What it finds goes to
/// standard output, a name and a number a line.
void playRole(const QString &role, const QStringList &arguments);

} // namespace letschat::bench
