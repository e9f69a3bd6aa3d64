#include "initials.h"

#include <QStringList>
#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace letschat::controls {

namespace {

QString firstLetter(const QString &word)
{
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, word);
    return word.left(letters.toNextBoundary());
}

} // namespace

QString Initials::of(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return u"?"_s;
    const QString last = words.size() > 1 ? firstLetter(words.last()) : QString();
    return (firstLetter(words.first()) + last).toUpper();
}

} // namespace letschat::controls
