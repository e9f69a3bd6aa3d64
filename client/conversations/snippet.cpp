#include "conversations/snippet.h"

#include "store/searchtext.h"

#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// What may stand before the first match, so that it is in sight in a narrow list.
constexpr qsizetype mostBefore = 14;
/// No row is wider than this.
constexpr qsizetype mostShown = 200;

/// The nearest place from `at` on where no character is cut.
qsizetype wholeFrom(const QString &text, qsizetype at)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(at);
    if (at <= 0 || at >= text.size() || finder.isAtBoundary())
        return std::clamp<qsizetype>(at, 0, text.size());
    return std::max<qsizetype>(finder.toNextBoundary(), at);
}

/// Where to begin, so that the match is near: with a word, where one begins there.
qsizetype beginning(const QString &text, qsizetype match)
{
    if (match <= mostBefore)
        return 0;
    const auto from = match - mostBefore;
    const auto space = text.indexOf(u' ', from);
    return wholeFrom(text, space >= 0 && space + 1 < match ? space + 1 : from);
}

} // namespace

Snippet snippetOf(const QString &body, QStringView typed)
{
    const auto text = body.simplified();
    const auto matches = matchesIn(text, typed);
    const auto from = matches.isEmpty() ? 0 : beginning(text, matches.first().from);
    const auto end = wholeFrom(text, from + mostShown);
    Snippet snippet;
    if (from > 0)
        snippet = {u"…"_s, u"…"_s};
    snippet.plain += text.mid(from, end - from);
    auto at = from;
    for (const auto &match : matches) {
        const auto length = std::min(match.length, end - match.from);
        if (match.from < at || length <= 0)
            continue;
        snippet.styled += text.mid(at, match.from - at).toHtmlEscaped() + u"<b>"_s +
                          text.mid(match.from, length).toHtmlEscaped() + u"</b>"_s;
        at = match.from + length;
    }
    snippet.styled += text.mid(at, end - at).toHtmlEscaped();
    return snippet;
}

} // namespace letschat::client
