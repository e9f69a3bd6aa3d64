#pragma once

#include "latencies.h"

#include <string>
#include <string_view>

namespace letschat::load {

/// The one JSON object that a run prints.
class Report
{
public:
    void add(std::string_view name, double value);
    void add(std::string_view name, const Latencies &latencies);
    void add(std::string_view name, const std::string &text);
    /// "valid", and "why" not.
    void addVerdict(const std::string &fault);
    void print() const;
    /// Whether it was valid, as an exit status.
    int status() const { return isValid_ ? 0 : 1; }

private:
    void addRaw(std::string_view name, const std::string &json);

    std::string members_;
    bool isValid_ = true;
};

/// How much of one core this process used while this was alive, as a share.
class ProcessorShare
{
public:
    double soFar() const { return double(used()) / double(now() - start_); }
    Nanoseconds used() const { return processorTime() - used_; }

private:
    Nanoseconds start_ = now();
    Nanoseconds used_ = processorTime();
};

} // namespace letschat::load
