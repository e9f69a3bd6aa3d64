#include "json.h"

#include <charconv>

namespace letschat::load {

namespace {

/// Walks over JSON that is taken to be well formed; stops at the end of the text where it is not.
class Walker
{
public:
    explicit Walker(std::string_view text)
        : text_(text)
    {}

    bool take(char wanted)
    {
        skipSpace();
        if (at_ >= text_.size() || text_[at_] != wanted)
            return false;
        ++at_;
        return true;
    }
    bool atEnd() const { return at_ >= text_.size(); }
    /// A value as it stands.
    std::string_view value()
    {
        skipSpace();
        const auto start = at_;
        if (atEnd())
            return {};
        if (text_[at_] == '"')
            skipString();
        else if (text_[at_] == '{' || text_[at_] == '[')
            skipNested();
        else
            at_ = std::min(text_.find_first_of(",]} \r\n\t", at_), text_.size());
        return text_.substr(start, at_ - start);
    }

private:
    void skipSpace()
    {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' ||
                                      text_[at_] == '\r' || text_[at_] == '\t'))
            ++at_;
    }
    void skipString()
    {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\')
                ++at_;
        }
        at_ = std::min(at_ + 1, text_.size());
    }
    void skipNested()
    {
        int depth = 0;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"') {
                skipString();
                continue;
            }
            ++at_;
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                return;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string_view unquoted(std::string_view value)
{
    if (value.size() >= 2 && value.front() == '"')
        return value.substr(1, value.size() - 2);
    return value;
}

} // namespace

std::optional<std::string_view> member(std::string_view object, std::string_view name)
{
    Walker walker(object);
    if (!walker.take('{') || walker.take('}'))
        return std::nullopt;
    do {
        const auto key = unquoted(walker.value());
        if (!walker.take(':'))
            return std::nullopt;
        const auto value = walker.value();
        if (key == name)
            return unquoted(value);
    } while (walker.take(','));
    return std::nullopt;
}

std::optional<std::int64_t> numberMember(std::string_view object, std::string_view name)
{
    const auto text = member(object, name);
    std::int64_t number = 0;
    if (!text)
        return std::nullopt;
    if (const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
        read.ec != std::errc() || read.ptr != text->data() + text->size())
        return std::nullopt;
    return number;
}

std::vector<std::string_view> elements(std::string_view array)
{
    std::vector<std::string_view> found;
    Walker walker(array);
    if (!walker.take('[') || walker.take(']'))
        return found;
    do
        found.push_back(walker.value());
    while (walker.take(','));
    return found;
}

} // namespace letschat::load
