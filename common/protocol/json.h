#pragma once

#include "protocol/problem.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <string_view>

/// The text side of JSON: reading with the contract's strictness, writing bytes. What the members
/// mean is codec.h's.
namespace letschat::json {

/// Deepest nesting of arrays and objects that parseObject() takes (protocol.md, 1:
/// `malformed_json`).
inline constexpr int maxDepth = 32;

/// Reads one JSON object in UTF-8. Not JSON, not an object, or nested deeper than maxDepth gives
/// MalformedJson. The depth is checked before anything is built.
Result<QJsonObject> parseObject(const QByteArray &text);

/// Appends a quoted, escaped string in UTF-8.
void writeString(QByteArray &out, QStringView text);
/// The same for text that is UTF-8 already.
void writeString(QByteArray &out, std::string_view utf8);

} // namespace letschat::json
