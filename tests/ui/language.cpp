#include "language.h"

#include <QGuiApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace letschat::ui {

QString PseudoLocale::translate(const char *context, const char *source, const char *, int) const
{
    // Qt's own: the names of keys, the direction of writing.
    if (context[0] == 'Q' && QChar::isUpper(uint(context[1])))
        return {};
    static const QHash<QChar, QChar> accents{
        {u'a', u'å'}, {u'e', u'é'}, {u'i', u'ï'}, {u'o', u'ö'}, {u'u', u'ü'}, {u'c', u'ç'},
        {u'y', u'ý'}, {u's', u'š'}, {u'A', u'Å'}, {u'E', u'É'}, {u'O', u'Ö'}, {u'S', u'Š'}};
    const auto plain = QString::fromUtf8(source);
    QString text;
    for (const auto character : plain)
        text += accents.value(character, character);
    while (text.size() * 10 < plain.size() * 14)
        text += u" ñö"_s;
    // What is put in may be shortened: it can be of any length.
    return plain.contains(u'%') ? u'{' + text + u'}' : u'[' + text + u']';
}

Language::Language()
{
    const auto name = qEnvironmentVariable("LETSCHAT_LANGUAGE", u"en"_s);
    isPseudo_ = name == u"pseudo";
    if (isPseudo_) {
        translator_ = std::make_unique<PseudoLocale>();
    } else {
        translator_ = std::make_unique<QTranslator>();
        if (!translator_->load(u":/i18n/letschat_"_s + name))
            qFatal("there is no translation for %s", qPrintable(name));
        QLocale::setDefault(QLocale(name));
        QGuiApplication::setLayoutDirection(QLocale(name).textDirection());
    }
    QCoreApplication::installTranslator(translator_.get());
}

} // namespace letschat::ui
