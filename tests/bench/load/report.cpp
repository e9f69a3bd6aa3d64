#include "report.h"

#include <cstdio>

namespace letschat::load {

namespace {

std::string numberText(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += std::uint8_t(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

} // namespace

void Report::addRaw(std::string_view name, const std::string &json)
{
    if (!members_.empty())
        members_ += ", ";
    members_ += quoted(name) + ": " + json;
}

void Report::add(std::string_view name, double value)
{
    addRaw(name, numberText(value));
}

void Report::add(std::string_view name, const Latencies &latencies)
{
    std::string json = "{\"count\": " + std::to_string(latencies.count());
    const auto rank = [&](std::string_view label, double share) {
        json += ", " + quoted(label) + ": " + numberText(latencies.percentile(share));
    };
    rank("p50_ms", 0.5);
    rank("p95_ms", 0.95);
    rank("p99_ms", 0.99);
    rank("max_ms", 1);
    addRaw(name, json + "}");
}

void Report::add(std::string_view name, const std::string &text)
{
    addRaw(name, quoted(text));
}

void Report::addVerdict(const std::string &fault)
{
    isValid_ = fault.empty();
    addRaw("valid", isValid_ ? "true" : "false");
    if (!isValid_)
        addRaw("why", quoted(fault));
}

void Report::print() const
{
    std::printf("{%s}\n", members_.c_str());
    std::fflush(stdout);
}

} // namespace letschat::load
