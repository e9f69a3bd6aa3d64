#include "store/searchtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

bool isUnparted(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return QChar::isLetterOrNumber(c) || QChar::isMark(c);
    default:
        return false;
    }
}

/// What the index takes for a part of a word (unicode61: letters, numbers, private use), and marks.
bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) ||
           QChar::category(c) == QChar::Other_PrivateUse;
}

struct Run
{
    QList<uint> characters;
    bool isUnparted = false;
    /// Where it begins, in units of UTF-16.
    qsizetype from = 0;
};

QList<Run> runsOf(QStringView text)
{
    QList<Run> runs;
    bool joins = false;
    qsizetype next = 0;
    const auto characters = text.toUcs4();
    for (const auto c : characters) {
        const auto at = next;
        next += QChar::requiresSurrogates(c) ? 2 : 1;
        if (!isWordPart(c)) {
            joins = false;
            continue;
        }
        const bool unparted = isUnparted(c);
        if (!joins || runs.last().isUnparted != unparted)
            runs.append({{}, unparted, at});
        runs.last().characters.append(c);
        joins = true;
    }
    return runs;
}

QString textOf(const QList<uint> &characters, qsizetype from, qsizetype count)
{
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData() + from),
                             count);
}

QStringList pairsOf(const QList<uint> &characters)
{
    QStringList pairs;
    for (qsizetype at = 0; at + 1 < characters.size(); ++at)
        pairs.append(textOf(characters, at, 2));
    return pairs;
}

/// A character of a word, as it is compared, and which part of the text it is.
struct Letter
{
    char32_t folded;
    TextPart part;
};

/// Without accents and case.
char32_t foldedLetter(char32_t c)
{
    while (QChar::decompositionTag(c) == QChar::Canonical)
        c = QChar::decomposition(c).toUcs4().first();
    return QChar::toCaseFolded(c);
}

QList<Letter> lettersOf(const Run &run)
{
    QList<Letter> letters;
    auto at = run.from;
    for (const auto c : run.characters) {
        const qsizetype length = QChar::requiresSurrogates(c) ? 2 : 1;
        if (run.isUnparted)
            letters.append(Letter{char32_t(c), TextPart{at, length}});
        else if (!QChar::isMark(c))
            letters.append(Letter{foldedLetter(c), TextPart{at, length}});
        else if (!letters.isEmpty())
            letters.last().part.length += length;
        at += length;
    }
    return letters;
}

bool beginsAt(const QList<Letter> &text, qsizetype at, const QList<Letter> &typed)
{
    return text.size() - at >= typed.size() &&
           std::equal(typed.begin(), typed.end(), text.begin() + at,
                      [](const Letter &a, const Letter &b) { return a.folded == b.folded; });
}

/// What a run of a text has of a run that was typed.
void findIn(const Run &text, const Run &typed, bool isBeginning, QList<TextPart> &found)
{
    if (text.isUnparted != typed.isUnparted)
        return;
    const auto letters = lettersOf(text);
    const auto wanted = lettersOf(typed);
    const auto last = text.isUnparted ? letters.size() - wanted.size() : 0;
    for (qsizetype at = 0; at <= last && !wanted.isEmpty(); ++at) {
        if (!beginsAt(letters, at, wanted))
            continue;
        if (!text.isUnparted && !isBeginning && letters.size() != wanted.size())
            continue;
        const auto &end = letters[at + wanted.size() - 1].part;
        const auto from = letters[at].part.from;
        found.append({from, end.from + end.length - from});
    }
}

/// Joins those that touch or lie within one another.
QList<TextPart> joined(QList<TextPart> parts)
{
    std::ranges::sort(parts, {}, [](const TextPart &part) { return part.from; });
    QList<TextPart> joined;
    for (const auto &part : std::as_const(parts)) {
        if (joined.isEmpty() || part.from > joined.last().from + joined.last().length)
            joined.append(part);
        else
            joined.last().length =
                std::max(joined.last().length, part.from + part.length - joined.last().from);
    }
    return joined;
}

} // namespace

QString indexText(QStringView text)
{
    QStringList words;
    for (const auto &run : runsOf(text)) {
        if (run.isUnparted) {
            words += pairsOf(run.characters);
            words += textOf(run.characters, run.characters.size() - 1, 1);
        } else {
            words += textOf(run.characters, 0, run.characters.size());
        }
    }
    return words.join(u' ');
}

QString indexQuery(QStringView typed)
{
    QStringList parts;
    const auto runs = runsOf(typed);
    for (const auto &run : runs) {
        const auto &characters = run.characters;
        if (!run.isUnparted)
            parts += u'"' + textOf(characters, 0, characters.size()) + u'"';
        else if (characters.size() == 1)
            parts += u'"' + textOf(characters, 0, 1) + u"\" *"_s;
        else
            parts += u'"' + pairsOf(characters).join(u' ') + u'"';
    }
    if (runs.isEmpty())
        return {};
    if (!runs.last().isUnparted)
        parts.last() += u" *"_s;
    return parts.join(u" AND "_s);
}

QList<TextPart> matchesIn(QStringView text, QStringView typed)
{
    QList<TextPart> found;
    const auto wanted = runsOf(typed);
    for (const auto &run : runsOf(text)) {
        for (const auto &each : wanted)
            findIn(run, each, &each == &wanted.last(), found);
    }
    return joined(found);
}

} // namespace letschat::client
