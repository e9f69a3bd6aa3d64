#pragma once

#include <QStringView>

namespace letschat {

/// Length in Unicode code points: what every limit of the contract counts (protocol.md, 2).
qsizetype codePoints(QStringView text);

/// True for text with U+0000 or a surrogate without its partner. PostgreSQL cannot store the first
/// and UTF-8 cannot encode the second, so the contract refuses both.
bool hasForbiddenCharacters(QStringView text);

/// The text without white space at its end; inner and leading white space stays.
QStringView withoutTrailingSpace(QStringView text);

/// The text without white space at both ends, U+FEFF among it, as in the `trim` of web browsers.
QStringView trimmedText(QStringView text);

/// One character as people see it (Unicode's extended grapheme cluster), an emoji with all its
/// parts.
bool isOneGrapheme(QStringView text);

} // namespace letschat
