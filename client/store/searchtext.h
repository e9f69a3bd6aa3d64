#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace letschat::client {

/// A text as the search index takes it in. Chinese, Japanese and Korean do not part their words:
/// each run of their characters becomes its overlapping pairs and its last character, so that any
/// part of it is found.
QString indexText(QStringView text);

/// What was typed into a search field as a question to the index (sqlite.org/fts5.html, 3): every
/// word must occur, the last one as a beginning. Empty for what has no word.
QString indexQuery(QStringView typed);

/// A part of a text, in units of UTF-16.
struct TextPart
{
    qsizetype from = 0;
    qsizetype length = 0;

    friend bool operator==(const TextPart &, const TextPart &) = default;
};

/// Where a text has what was typed, as the index compares: without accents and case, the last word
/// as a beginning. Ascending, none within another.
QList<TextPart> matchesIn(QStringView text, QStringView typed);

} // namespace letschat::client
