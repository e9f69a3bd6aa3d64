#pragma once

#include <QTranslator>

namespace letschat::client {

/// Speaks the first of the system's languages that the program knows, else English; mirrors the
/// interface where that language is written from the right. Lives as long as anything speaks;
/// made before the first text is asked for. GUI thread.
class Translation
{
public:
    Translation();

private:
    QTranslator translator_;
};

} // namespace letschat::client
