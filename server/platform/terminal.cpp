#include "platform/terminal.h"

#include <cstdio>
#include <iostream>
#include <string>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace letschat::server {

namespace {

#ifdef Q_OS_UNIX

class HiddenTyping
{
public:
    HiddenTyping()
    {
        ::tcgetattr(STDIN_FILENO, &before_);
        auto hidden = before_;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden);
    }
    ~HiddenTyping()
    {
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
        std::fputc('\n', stderr); // the one that was typed was not shown either
    }
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;

private:
    termios before_{};
};

#else

struct HiddenTyping
{};

#endif

} // namespace

bool isTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDIN_FILENO) == 1;
#else
    return false;
#endif
}

std::optional<QString> readLine()
{
    std::string line;
    if (!std::getline(std::cin, line))
        return std::nullopt;
    if (line.ends_with('\r'))
        line.pop_back();
    return QString::fromStdString(line);
}

std::optional<QString> readHiddenLine(const char *prompt)
{
    const HiddenTyping typing;
    std::fputs(prompt, stderr);
    std::fflush(stderr);
    return readLine();
}

} // namespace letschat::server
