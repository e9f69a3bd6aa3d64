#pragma once

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

} // namespace letschat::client
