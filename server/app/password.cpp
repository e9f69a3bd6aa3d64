#include "app/password.h"

#include "platform/terminal.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::optional<QString> ask(const char *prompt)
{
    std::fputs(prompt, stderr);
    std::fflush(stderr);
    return readLine(true);
}

} // namespace

std::expected<QString, QString> readNewPassword()
{
    const auto none = std::unexpected(u"No password came on standard input."_s);
    if (!isTerminal()) {
        const auto line = readLine(false);
        return line ? std::expected<QString, QString>(*line) : none;
    }
    const auto password = ask("New password: ");
    const auto again = ask("The same again: ");
    if (!password || !again)
        return none;
    if (*password != *again)
        return std::unexpected(u"The two passwords differ; nothing was changed."_s);
    return *password;
}

} // namespace letschat::server
