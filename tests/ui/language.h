#pragma once

#include <QTranslator>

namespace letschat::ui {

/// Texts that are half as long again, in brackets (in braces where something is put into them) and
/// with accents: what is cut, or was never meant to be translated, is seen at once.
class PseudoLocale : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *comment,
                      int count) const override;
    bool isEmpty() const override { return false; }
};

/// What the interface of this run of a test speaks: LETSCHAT_LANGUAGE is `pseudo`, or the code of a
/// language that there is a translation for; English where it is not set. Aborts where there is
/// none.
class Language
{
public:
    Language();

    bool isPseudo() const { return isPseudo_; }

private:
    bool isPseudo_ = false;
    std::unique_ptr<QTranslator> translator_;
};

} // namespace letschat::ui
