#include "linkedtext.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace letschat::messages {

namespace {

// An address as it is written in a sentence: up to white space or a character that RFC 3986 does
// not allow there. Linear in the text's length.
const QRegularExpression &addressPattern()
{
    static const QRegularExpression pattern(
        uR"(\bhttps?://[^\s<>"\x{00}-\x{1f}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

// The sentence's own full stop, quote or bracket is no part of the address. A closing bracket is
// one when it was opened inside.
qsizetype lengthWithoutSentence(QStringView address)
{
    qsizetype length = address.size();
    while (length > 0) {
        const QChar last = address[length - 1];
        const QStringView kept = address.first(length);
        const bool closesOwn = last == u')' && kept.count(u'(') >= kept.count(u')');
        if (closesOwn || !u".,;:!?'*_~)]}"_s.contains(last))
            break;
        --length;
    }
    return length;
}

QString linkTo(const QString &address, const QColor &color)
{
    const QString shown = address.toHtmlEscaped();
    return u"<a href=\"%1\" style=\"color:%2\">%1</a>"_s.arg(shown, color.name());
}

/// Whether a sign is drawn as a picture; some letters and digits are where they ask for it.
bool isPicture(QStringView sign)
{
    const auto codes = sign.toUcs4();
    const auto first = codes.first();
    return (first >= 0x1f000 && first < 0x1fb00) || (first >= 0x2600 && first < 0x27c0) ||
           codes.contains(0xfe0f) || first == 0x2b50;
}

bool isWhole(const QString &address)
{
    return !QUrl(address).host().isEmpty();
}

} // namespace

void LinkedText::setPlain(const QString &plain)
{
    if (plain == m_plain)
        return;
    m_plain = plain;
    build();
}

void LinkedText::setLinkColor(const QColor &color)
{
    if (color == m_linkColor)
        return;
    m_linkColor = color;
    build();
}

QString LinkedText::richText(const QString &plain, const QColor &linkColor)
{
    QString rich;
    qsizetype done = 0;
    for (auto found = addressPattern().globalMatch(plain); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString address = match.captured().first(lengthWithoutSentence(match.captured()));
        if (!isWhole(address))
            continue;
        rich += plain.mid(done, match.capturedStart() - done).toHtmlEscaped();
        rich += linkTo(address, linkColor);
        done = match.capturedStart() + address.size();
    }
    if (done == 0)
        return {};
    rich += plain.mid(done).toHtmlEscaped();
    // A paragraph a line, so that each finds its own direction as in plain text.
    // An empty one would vanish, but for Qt's own mark.
    const auto open = u"<p style=\"margin:0; white-space:pre-wrap\">"_s;
    const auto openEmpty = u"<p style=\"-qt-paragraph-type:empty; margin:0\"><br></p>"_s;
    QString paragraphs;
    for (const auto &line : rich.split(u'\n'))
        paragraphs += line.isEmpty() ? openEmpty : open + line + u"</p>"_s;
    return paragraphs;
}

bool LinkedText::isEmoji(const QString &plain)
{
    // The longest has ten: four people, joined, with their skin.
    constexpr qsizetype longest = 3 * 20;
    if (plain.isEmpty() || plain.size() > longest)
        return false;
    QTextBoundaryFinder signs(QTextBoundaryFinder::Grapheme, plain);
    qsizetype begin = 0;
    int count = 0;
    for (auto end = signs.toNextBoundary(); end > 0; end = signs.toNextBoundary()) {
        if (++count > 3 || !isPicture(QStringView(plain).mid(begin, end - begin)))
            return false;
        begin = end;
    }
    return true;
}

void LinkedText::build()
{
    const QString rich = richText(m_plain, m_linkColor);
    m_hasLinks = !rich.isEmpty();
    m_text = m_hasLinks ? rich : m_plain;
    Q_EMIT changed();
}

} // namespace letschat::messages
