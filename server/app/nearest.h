#pragma once

#include <QString>
#include <QStringList>

namespace letschat::server {

/// The known name that is spelt most like this one, for "did you mean".
QString nearestName(const QString &name, const QStringList &known);

} // namespace letschat::server
