#include "protocol/jsonscan.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace letschat::json {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads once, from the first byte to the last.
class Scanner
{
public:
    Scanner(const QByteArray &text, int maxDepth)
        : text_(text)
        , maxDepth_(maxDepth)
    {}

    QString fault()
    {
        while (fault_.isEmpty() && at_ < text_.size())
            step();
        return fault_;
    }

private:
    /// NUL behind the end, which QByteArray has.
    char peek() const { return text_.constData()[at_]; }

    void step()
    {
        const char c = peek();
        if (c == '"')
            return string();
        if (c == '-' || c == '.' || c == '+' || isDigit(c))
            return number();
        if ((c == '{' || c == '[') && ++depth_ > maxDepth_)
            fault_ = u"The JSON is nested deeper than %1 levels."_s.arg(maxDepth_);
        else if (c == '}' || c == ']')
            --depth_;
        ++at_;
    }

    void string()
    {
        for (++at_; at_ < text_.size() && peek() != '"'; ++at_) {
            if (uchar(peek()) < 0x20)
                return notJson();
            if (peek() == '\\' && (++at_ == text_.size() || !std::strchr("\"\\/bfnrtu", peek())))
                return notJson();
        }
        ++at_;
    }

    void number()
    {
        if (peek() == '-')
            ++at_;
        if (!digits())
            return notJson();
        if (peek() == '.') {
            ++at_;
            if (!digits())
                return notJson();
        }
        if (peek() == 'e' || peek() == 'E') {
            ++at_;
            if (peek() == '+' || peek() == '-')
                ++at_;
            if (!digits())
                return notJson();
        }
    }

    bool digits()
    {
        const auto from = at_;
        while (isDigit(peek()))
            ++at_;
        return at_ > from;
    }

    void notJson() { fault_ = u"Not JSON at byte %1."_s.arg(at_); }

    const QByteArray &text_;
    const int maxDepth_;
    qsizetype at_ = 0;
    int depth_ = 0;
    QString fault_;
};

} // namespace

QString faultOf(const QByteArray &text, int maxDepth)
{
    return Scanner(text, maxDepth).fault();
}

} // namespace letschat::json
