#include "app/log.h"

#include "core/clock.h"
#include "protocol/json.h"

#include <cstdio>
#include <mutex>

namespace letschat::server {

namespace {

LogFormat chosenFormat = LogFormat::Text;
QtMsgType chosenLevel = QtInfoMsg;

// QtMsgType is not in the order of severity.
int severity(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    default:
        return 3;
    }
}

const char *levelName(QtMsgType type)
{
    static constexpr const char *names[] = {"debug", "info", "warning", "error"};
    return names[severity(type)];
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (severity(type) < severity(chosenLevel))
        return;
    QByteArray line;
    const QByteArray time = toRfc3339(SystemClock().now());
    const char *category = context.category ? context.category : "default";
    if (chosenFormat == LogFormat::Json) {
        line = "{\"time\":\"" + time + "\",\"level\":\"" + levelName(type) + "\",\"category\":";
        json::writeString(line, std::string_view(category));
        line += ",\"message\":";
        json::writeString(line, message);
        line += "}\n";
    } else {
        line = time + ' ' + levelName(type) + ' ' + category + ' ' + message.toUtf8() + '\n';
    }
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

void installLog(LogFormat format, QtMsgType level)
{
    chosenFormat = format;
    chosenLevel = level;
    qInstallMessageHandler(write);
}

} // namespace letschat::server
