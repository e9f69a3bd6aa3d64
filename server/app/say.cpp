#include "app/say.h"

namespace letschat::server {

void print(std::FILE *stream, const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fflush(stream);
}

int fail(const StartFault &fault)
{
    print(stderr, QStringLiteral("letschatd: ") + fault.sentence);
    return fault.status;
}

} // namespace letschat::server
