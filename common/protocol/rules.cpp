#include "protocol/rules.h"

#include "core/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat {

namespace {

std::optional<Fault> outsideLength(qsizetype length, int min, int max)
{
    if (length == 0 && min > 0)
        return Fault{u"too_short"_s, u"must not be empty"_s};
    if (length < min)
        return Fault{u"too_short"_s, u"must have at least %1 characters"_s.arg(min)};
    if (length > max)
        return Fault{u"too_long"_s, u"must have at most %1 characters"_s.arg(max)};
    return std::nullopt;
}

bool isUsernameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'.' ||
           c == u'-';
}

QChar foldAscii(QChar c)
{
    return c >= u'A' && c <= u'Z' ? QChar(ushort(c.unicode() + ('a' - 'A'))) : c;
}

} // namespace

std::optional<Fault> Text::apply(QString &text) const
{
    if (trim == Trim::Both)
        text = trimmedText(text).toString();
    else if (trim == Trim::End)
        text.truncate(withoutTrailingSpace(text).size());
    return outsideLength(codePoints(text), min, max);
}

std::optional<Fault> UsernameRule::apply(QString &username) const
{
    std::ranges::transform(username, username.begin(), foldAscii);
    if (auto fault = outsideLength(username.size(), min, max))
        return fault;
    const QChar first = username.front();
    if (!std::ranges::all_of(username, isUsernameCharacter) || !first.isLetterOrNumber())
        return Fault{
            u"invalid_format"_s,
            u"may have letters a to z, digits, and _ . - and starts with a letter or digit"_s};
    return std::nullopt;
}

std::optional<Fault> Range::apply(qint64 &number) const
{
    if (number < min || number > max)
        return Fault{u"out_of_range"_s, u"must be between %1 and %2"_s.arg(min).arg(max)};
    return std::nullopt;
}

std::optional<Fault> Range::apply(int &number) const
{
    qint64 wide = number;
    return apply(wide);
}

std::optional<Fault> Count::check(qsizetype size) const
{
    if (size < min)
        return Fault{u"too_short"_s, u"must have at least %1 entries"_s.arg(min)};
    if (size > max)
        return Fault{u"too_long"_s, u"must have at most %1 entries"_s.arg(max)};
    return std::nullopt;
}

} // namespace letschat
