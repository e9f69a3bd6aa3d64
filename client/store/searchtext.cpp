#include "store/searchtext.h"

#include <QList>

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
};

QList<Run> runsOf(QStringView text)
{
    QList<Run> runs;
    bool joins = false;
    const auto characters = text.toUcs4();
    for (const auto c : characters) {
        if (!isWordPart(c)) {
            joins = false;
            continue;
        }
        const bool unparted = isUnparted(c);
        if (!joins || runs.last().isUnparted != unparted)
            runs.append({{}, unparted});
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

} // namespace letschat::client
