#pragma once

#include "app/startfault.h"

#include <cstdio>

namespace letschat::server {

/// One line to a stream, flushed.
void print(std::FILE *stream, const QString &text);

/// Says the sentence on stderr and gives the exit status.
int fail(const StartFault &fault);

} // namespace letschat::server
