#include "app/storewords.h"

#include "store/localstore.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Its context is where translators find these sentences.
struct StoreWords
{
    Q_DECLARE_TR_FUNCTIONS(StoreWords)

public:
    static QString unavailable(const QString &directory)
    {
        return tr("Nothing can be kept on this computer: its disk is full, or LetsChat may not "
                  "write to %1.")
            .arg(directory);
    }
    static QString newer(const QString &aside)
    {
        return tr("The history on this computer is from a newer LetsChat. It was kept as %1, and "
                  "is fetched anew.")
            .arg(aside);
    }
    static QString damaged(const QString &aside)
    {
        return tr("The history on this computer was damaged. It was kept as %1, and is fetched "
                  "anew.")
            .arg(aside);
    }
    static QString left(const QString &files)
    {
        return tr("Not all messages could be removed from this computer. They are still in: %1")
            .arg(files);
    }
};

} // namespace

QString inWords(const StoreOpening &opening, const QString &directory)
{
    if (opening.isUnavailable)
        return StoreWords::unavailable(directory);
    if (opening.setAside.isEmpty())
        return {};
    return opening.isNewer ? StoreWords::newer(opening.setAside)
                           : StoreWords::damaged(opening.setAside);
}

QString inWords(const StoreFault &fault, const QString &directory)
{
    return fault.kind == StoreFault::Kind::Unavailable ? StoreWords::unavailable(directory)
                                                       : QString();
}

QString removalFailureInWords(const QStringList &files)
{
    return StoreWords::left(files.join(u", "_s));
}

} // namespace letschat::client
