#pragma once

#include "stagedconversations.h"

namespace letschat::ui {

/// Stands in for the client's ChosenPeopleModel.
class StagedChosenPeople : public StagedRows
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ChosenPeopleModel)
    QML_UNCREATABLE("made in C++")

public:
    explicit StagedChosenPeople(QObject *parent = nullptr)
        : StagedRows({QStringLiteral("userId"), QStringLiteral("name")}, parent)
    {}
};

/// Stands in for the client's PeoplePicker. Whom it picks are called like their ids.
class StagedPicker : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(PeoplePicker)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(letschat::ui::StagedPeople *search READ searchObject CONSTANT)
    Q_PROPERTY(letschat::ui::StagedChosenPeople *chosen READ chosenObject CONSTANT)
    Q_PROPERTY(QStringList chosenIds MEMBER chosenIds NOTIFY changed)
    Q_PROPERTY(QStringList takenIds MEMBER takenIds NOTIFY changed)

public:
    using QObject::QObject;
    StagedPeople *searchObject() { return &search; }
    StagedChosenPeople *chosenObject() { return &chosen; }
    Q_INVOKABLE void toggle(const QString &userId)
    {
        if (!chosenIds.removeOne(userId))
            chosenIds.append(userId);
        show();
    }
    Q_INVOKABLE void removeLast()
    {
        if (!chosenIds.isEmpty())
            chosenIds.removeLast();
        show();
    }
    void show()
    {
        chosen.clear();
        for (const auto &id : std::as_const(chosenIds))
            chosen.append({{QStringLiteral("userId"), id}, {QStringLiteral("name"), id}});
        Q_EMIT changed();
    }

    StagedPeople search;
    StagedChosenPeople chosen;
    QStringList chosenIds;
    QStringList takenIds;

Q_SIGNALS:
    void changed();
};

/// Stands in for the client's NewGroup.
class StagedNewGroup : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(NewGroup)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(letschat::ui::StagedPicker *picker READ pickerObject CONSTANT)
    Q_PROPERTY(QString title MEMBER title NOTIFY titleChanged)
    Q_PROPERTY(QString titleError MEMBER titleError NOTIFY changed)
    Q_PROPERTY(QString peopleError MEMBER peopleError NOTIFY changed)
    Q_PROPERTY(QString error MEMBER error NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER busy NOTIFY changed)

public:
    using QObject::QObject;
    StagedPicker *pickerObject() { return &picker; }
    Q_INVOKABLE void create() { asked.append(title + u' ' + picker.chosenIds.join(u' ')); }

    StagedPicker picker;
    QString title;
    QString titleError;
    QString peopleError;
    QString error;
    bool busy = false;
    QStringList asked;

Q_SIGNALS:
    void titleChanged();
    void changed();
    void created();
};

} // namespace letschat::ui
