#include "emoji/emojitable.h"

#include "emoji/emojirows.h"

#include <QList>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

using View = std::string_view;

// Asks for the emoji where there is a plain form too.
constexpr QChar selector(0xFE0F);

// As generate-rows writes them; the words of a language stand right after its name.
enum Field { TextField, CodesField, EnglishField, EnglishWordsField, GermanField };

View fieldOf(int row, int field)
{
    View rest(emojiRows[row]);
    for (; field > 0; --field)
        rest.remove_prefix(rest.find('\t') + 1);
    return rest.substr(0, rest.find('\t'));
}

QString shown(View text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Takes the part before the separator off the front.
View takePart(View &rest, char separator)
{
    const auto end = rest.find(separator);
    const auto part = rest.substr(0, end);
    rest.remove_prefix(end == View::npos ? rest.size() : end + 1);
    return part;
}

bool hasWordThatBegins(View text, View begin)
{
    for (auto at = text.find(begin); at != View::npos; at = text.find(begin, at + 1)) {
        if (at == 0 || View(" -:(").find(text[at - 1]) != View::npos)
            return true;
    }
    return false;
}

bool hasCode(int row, View code)
{
    for (auto rest = fieldOf(row, CodesField); !rest.empty();) {
        if (takePart(rest, ' ') == code)
            return true;
    }
    return false;
}

/// The first such shortcode; empty for none.
View codeThatBegins(int row, View begin)
{
    for (auto rest = fieldOf(row, CodesField); !rest.empty();) {
        if (const auto code = takePart(rest, ' '); code.starts_with(begin))
            return code;
    }
    return {};
}

View viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// Small letters without accents, as generate-rows folds.
QString folded(const QString &text)
{
    auto plain = text.toLower().normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar each) { return each.isMark(); });
    return plain;
}

void improve(std::optional<EmojiTable::Rank> &best, EmojiTable::Rank rank)
{
    if (!best || rank < *best)
        best = rank;
}

} // namespace

EmojiTable::Query::Query(const QString &text)
{
    auto plain = folded(text).trimmed();
    plain.remove(u':');
    code = plain.toUtf8();
    plain.replace(u'_', u' ');
    words = plain.toUtf8().simplified().split(' ');
    words.removeAll(QByteArray());
}

EmojiTable::EmojiTable(QLocale::Language language)
    : nameField_(language == QLocale::German ? GermanField : EnglishField)
{}

int EmojiTable::begin(Group group)
{
    return emojiGroupStarts[group];
}

EmojiTable::Group EmojiTable::group(int row)
{
    const auto *end = emojiGroupStarts + groups;
    return Group(std::upper_bound(emojiGroupStarts, end, row) - emojiGroupStarts - 1);
}

QString EmojiTable::text(int row)
{
    return shown(fieldOf(row, TextField));
}

QString EmojiTable::glyph(int row)
{
    auto glyph = text(row);
    const auto last = glyph.size() - 1;
    for (auto at = glyph.lastIndexOf(selector, last - 1); at >= 0;
         at = glyph.lastIndexOf(selector, at - 1))
        glyph.remove(at, 1);
    return glyph;
}

QString EmojiTable::code(int row, const QString &begin)
{
    const auto wanted = begin.toLower().toUtf8();
    const auto found = codeThatBegins(row, viewOf(wanted));
    auto codes = fieldOf(row, CodesField);
    return shown(found.empty() ? takePart(codes, ' ') : found);
}

int EmojiTable::rowOf(const QString &text)
{
    const auto wanted = text.toUtf8();
    for (int row = 0; row < size(); ++row) {
        if (fieldOf(row, TextField) == viewOf(wanted))
            return row;
    }
    return -1;
}

int EmojiTable::rowOfCode(const QString &code)
{
    const auto wanted = code.toLower().toUtf8();
    for (int row = 0; row < size(); ++row) {
        if (hasCode(row, viewOf(wanted)))
            return row;
    }
    return -1;
}

QString EmojiTable::name(int row) const
{
    return shown(fieldOf(row, nameField_));
}

std::optional<EmojiTable::Rank> EmojiTable::rankOfWord(int row, const QByteArray &word) const
{
    const auto wanted = viewOf(word);
    std::optional<Rank> best;
    for (const int field : {int(EnglishField), nameField_}) {
        auto rest = fieldOf(row, field + 1);
        const auto name = takePart(rest, '|');
        if (name.starts_with(wanted))
            improve(best, Rank::NameBegins);
        else if (hasWordThatBegins(name, wanted))
            improve(best, Rank::NameWordBegins);
        while (!best && !rest.empty()) {
            if (hasWordThatBegins(takePart(rest, '|'), wanted))
                best = Rank::KeywordBegins;
        }
        if (field == nameField_)
            break;
    }
    return best;
}

std::optional<EmojiTable::Rank> EmojiTable::rank(int row, const Query &query) const
{
    if (query.words.isEmpty())
        return std::nullopt;
    const auto code = viewOf(query.code);
    if (hasCode(row, code))
        return Rank::Exact;
    if (!codeThatBegins(row, code).empty())
        return Rank::CodeBegins;
    auto worst = Rank::Exact;
    for (const auto &word : query.words) {
        const auto found = rankOfWord(row, word);
        if (!found)
            return std::nullopt;
        worst = std::max(worst, *found);
    }
    return worst;
}

QList<int> EmojiTable::find(const QString &text) const
{
    const Query query(text);
    std::array<QList<int>, int(Rank::KeywordBegins) + 1> found;
    for (int row = 0; row < size(); ++row) {
        if (const auto answer = rank(row, query))
            found[std::size_t(*answer)].append(row);
    }
    auto &begun = found[std::size_t(Rank::CodeBegins)];
    const auto length = [code = viewOf(query.code)](int row) {
        return codeThatBegins(row, code).size();
    };
    std::stable_sort(begun.begin(), begun.end(),
                     [&length](int left, int right) { return length(left) < length(right); });
    QList<int> all;
    for (const auto &each : found)
        all += each;
    return all;
}

} // namespace letschat::client
