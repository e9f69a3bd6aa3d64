#pragma once

#include <QObject>
#include <QQmlError>
#include <QQmlParserStatus>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace letschat::app {

/// Whether a page still works. It does not once something was thrown in one of its files; what is
/// merely odd there, such as a loop of bindings, the engine logs and this leaves alone. GUI thread.
class PageFaults : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
    /// Parts of the addresses of the page's files: `/LetsChat/Messages/` is every file of a module.
    Q_PROPERTY(QStringList files MEMBER files_ NOTIFY filesChanged)
    Q_PROPERTY(bool broken READ isBroken NOTIFY brokenChanged)

public:
    using QObject::QObject;

    bool isBroken() const { return broken_; }
    /// The page could not be made, or does not work: told when whatever runs has returned.
    Q_INVOKABLE void report();
    /// The page is made anew, from files that are read again where that failed.
    Q_INVOKABLE void forget();

    void classBegin() override {}
    void componentComplete() override;

    /// Whether these words of the engine tell of something thrown.
    static bool isThrown(const QString &words);

Q_SIGNALS:
    void filesChanged();
    void brokenChanged();

private:
    void take(const QList<QQmlError> &warnings);
    void setBroken(bool broken);

    QStringList files_;
    bool broken_ = false;
};

} // namespace letschat::app
