#pragma once

#include <QByteArray>
#include <QString>

namespace letschat::json {

/// What Qt's parser lets pass and RFC 8259 does not: control characters and unknown escapes in
/// strings, numbers that begin or end with a point. And what would cost too much stack: nesting
/// beyond `maxDepth`. Empty when there is none of it; the rest is the parser's to judge.
QString faultOf(const QByteArray &text, int maxDepth);

} // namespace letschat::json
