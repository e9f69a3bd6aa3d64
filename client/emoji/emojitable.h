#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace letschat::client {

/// Every emoji that can be picked, known by its row. Names are in one language; what is searched
/// for may be in that language or in English. Holds nothing itself: rows are read where they stand.
class EmojiTable
{
public:
    enum Group { Smileys, People, Animals, Food, Travel, Activities, Objects, Symbols, Flags };
    static constexpr int groups = Flags + 1;

    /// How well a row answers a search; the lower, the better.
    enum class Rank { Exact, CodeBegins, NameBegins, NameWordBegins, KeywordBegins };

    /// What is searched for, prepared once for all rows.
    struct Query
    {
        explicit Query(const QString &text);

        QByteArray code;
        QByteArrayList words;
    };

    explicit EmojiTable(QLocale::Language language = QLocale().language());

    static int size() { return begin(Group(groups)); }
    /// The first row of a group; that of `groups` is the size.
    static int begin(Group group);
    static Group group(int row);
    static QString text(int row);
    /// The emoji as it is drawn: Qt joins no sequence with a variation selector inside of it.
    static QString glyph(int row);
    /// The shortcode to show, without colons: the one that begins as asked, else the best known.
    static QString code(int row, const QString &begin = {});
    /// -1 where there is none.
    static int rowOf(const QString &text);
    static int rowOfCode(const QString &code);

    QString name(int row) const;
    /// Nothing where the row does not answer it; every word must be found.
    std::optional<Rank> rank(int row, const Query &query) const;
    /// The rows that answer it, the best first. Where they are as good, the shortest shortcode that
    /// was begun is first, else they are in their order.
    QList<int> find(const QString &text) const;

private:
    std::optional<Rank> rankOfWord(int row, const QByteArray &word) const;

    /// Which field holds the name; that of English where the language has none.
    int nameField_;
};

} // namespace letschat::client
