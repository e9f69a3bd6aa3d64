#include "http/bodyreader.h"

#include "http/requesthead.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::optional<int> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

} // namespace

BodyReader BodyReader::ofLength(qint64 length, bool keep)
{
    BodyReader reader;
    reader.state_ = length > 0 ? State::Length : State::Complete;
    reader.keep_ = keep;
    reader.left_ = length;
    return reader;
}

BodyReader BodyReader::ofChunks(qint64 limit, bool keep)
{
    BodyReader reader;
    reader.state_ = State::SizeLine;
    reader.keep_ = keep;
    reader.limit_ = limit;
    return reader;
}

qsizetype BodyReader::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && state_ != State::Complete && state_ != State::Faulty) {
        const auto rest = bytes.sliced(taken);
        if (state_ == State::Length)
            taken += takeContent(rest, State::Complete);
        else if (state_ == State::Chunk)
            taken += takeContent(rest, State::ChunkEnd);
        else
            taken += takeLine(rest);
    }
    return taken;
}

qsizetype BodyReader::takeContent(QByteArrayView bytes, State next)
{
    const auto size = qsizetype(std::min<qint64>(bytes.size(), left_));
    if (keep_)
        body_.append(bytes.first(size));
    received_ += size;
    left_ -= size;
    if (left_ == 0)
        state_ = next;
    return size;
}

qsizetype BodyReader::takeLine(QByteArrayView bytes)
{
    const auto feed = bytes.indexOf('\n');
    const auto size = feed < 0 ? bytes.size() : feed + 1;
    framing_ += size;
    const auto longest = state_ == State::ChunkEnd ? 2 : maxLine;
    if (line_.size() + size > longest || framing_ > maxFraming + 8 * received_) {
        refuse(u"The chunks carry too little for what surrounds them."_s);
        return size;
    }
    line_.append(bytes.first(size));
    if (feed < 0)
        return size;
    if (!line_.endsWith("\r\n")) {
        refuse(u"A line inside the chunked body does not end with CR LF."_s);
        return size;
    }
    line_.chop(2);
    endLine();
    line_.clear();
    return size;
}

void BodyReader::endLine()
{
    if (state_ == State::SizeLine) {
        readSizeLine(line_);
    } else if (state_ == State::ChunkEnd) {
        state_ = State::SizeLine;
        if (!line_.isEmpty())
            refuse(u"A chunk is longer than its size says."_s);
    } else if (line_.isEmpty()) {
        state_ = State::Complete;
    } else if (!isFieldLine(line_)) {
        refuse(u"A trailer field is malformed."_s);
    }
}

void BodyReader::readSizeLine(QByteArrayView line)
{
    const auto extension = line.indexOf(';');
    const auto digits = extension < 0 ? line : line.first(extension);
    const auto isControl = [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; };
    if (digits.isEmpty() || std::ranges::any_of(line, isControl) ||
        !std::ranges::all_of(digits, [](char c) { return hexDigit(c).has_value(); }))
        return refuse(u"A chunk size is not a hexadecimal number."_s);
    qint64 size = 0;
    for (const char c : digits) {
        size = size * 16 + *hexDigit(c);
        if (size > limit_ - received_)
            return refuse({}, ProblemCode::PayloadTooLarge);
    }
    left_ = size;
    state_ = size > 0 ? State::Chunk : State::Trailer;
}

void BodyReader::refuse(const QString &detail, ProblemCode code)
{
    Problem problem;
    problem.code = code;
    problem.detail = detail;
    fault_ = problem;
    state_ = State::Faulty;
}

} // namespace letschat::server
