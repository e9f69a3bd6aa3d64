#include "core/text.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace letschat {

qsizetype codePoints(QStringView text)
{
    return text.size() - std::ranges::count_if(text, [](QChar c) { return c.isLowSurrogate(); });
}

bool hasForbiddenCharacters(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isNull() || c.isLowSurrogate())
            return true;
        if (c.isHighSurrogate()) {
            ++i;
            if (i == text.size() || !text[i].isLowSurrogate())
                return true;
        }
    }
    return false;
}

QStringView withoutTrailingSpace(QStringView text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

QStringView trimmedText(QStringView text)
{
    const auto isSpace = [](QChar c) { return c.isSpace() || c == QChar::ByteOrderMark; };
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    return text;
}

bool isOneGrapheme(QStringView text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.toString());
    return !text.isEmpty() && finder.toNextBoundary() == text.size();
}

} // namespace letschat
