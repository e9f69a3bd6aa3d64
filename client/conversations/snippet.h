#pragma once

#include <QString>
#include <QStringView>

namespace letschat::client {

/// One line of a message around what a search found in it.
struct Snippet
{
    QString plain;
    /// The same for Text.StyledText: what was found is bold, everything else is escaped.
    QString styled;

    friend bool operator==(const Snippet &, const Snippet &) = default;
};

/// The beginning of a message where nothing of `typed` is in it. Any thread.
Snippet snippetOf(const QString &body, QStringView typed);

} // namespace letschat::client
