#include "app/translation.h"

#include <QGuiApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace letschat::client {

Translation::Translation()
{
    const auto folder = u":/i18n"_s;
    if (!translator_.load(QLocale(), u"letschat"_s, u"_"_s, folder) &&
        !translator_.load(u"letschat_en"_s, folder))
        return;
    QCoreApplication::installTranslator(&translator_);
    QGuiApplication::setLayoutDirection(QLocale(translator_.language()).textDirection());
}

} // namespace letschat::client
