#include "spokenwords.h"

namespace letschat::controls {

QString SpokenWords::of(const QStringList &parts)
{
    QString words;
    for (const auto &part : parts) {
        if (words.isEmpty())
            words = part;
        else if (!part.isEmpty())
            //: What a screen reader says of something, part after part
            words = tr("%1, %2").arg(words, part);
    }
    return words;
}

} // namespace letschat::controls
