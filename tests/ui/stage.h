#pragma once

#include "stagedapplication.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

namespace letschat::ui {

/// The real window with the real pages, over a client that a test directs.
class Stage
{
public:
    explicit Stage(QSize size = {1040, 720}, bool dark = false);

    StagedApplication application;

    QQmlEngine &engine() { return m_engine; }
    QQuickWindow *window() const { return m_window; }
    QObject *theme();
    /// The item of that name that is visible; fails loudly where there is none.
    QQuickItem *item(const QString &objectName) const;
    bool shows(const QString &objectName) const;
    template <class T>
    T value(const QString &objectName, const char *property) const
    {
        return item(objectName)->property(property).value<T>();
    }

    /// Signs in with some conversations, none open.
    void signIn();
    /// Opens a conversation with `count` messages of various lengths.
    void converse(int count = 12);
    void open(const QString &conversationId, const QString &title);

    void press(int key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    void click(const QString &objectName);
    /// Lets bindings, layouts and frames catch up.
    void settle();
    QImage picture();
    /// Visible texts that are wider than their items, or items that reach out of the window.
    QStringList clipped() const;
    /// Texts that begin so and had to be shortened.
    QStringList shortened(const QString &beginning) const;

    /// Items that take the keyboard but tell a screen reader no name.
    QStringList unnamed() const;

    static QVariantMap message(int number, bool own, const QString &body);
    static QVariantMap conversation(const QString &name, const QString &preview,
                                    const QString &time);

private:
    // After the application, so that the window goes first.
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace letschat::ui
