#pragma once

#include "architecture/plan.h"
#include "architecture/tree.h"

namespace letschat::architecture {

/// What is against the plan, a sentence each, naming file and line; nothing where all is well.
/// One function for each kind of rule, so that a test shows which one failed.

/// Files outside any room, and rooms that the plan does not know.
QStringList unknownRooms(const Tree &tree, const Plan &plan);
/// Includes, imports and links that the plan does not allow or that lead nowhere.
QStringList forbiddenArrows(const Tree &tree, const Plan &plan);
/// Rooms that see each other by any way round, in the plan or in the tree.
QStringList cycles(const Tree &tree, const Plan &plan);
/// Arrows that the plan allows and nothing uses, and rooms that are not there.
QStringList unusedPlan(const Tree &tree, const Plan &plan);
/// Questions for the operating system or Qt's version in a place that must not ask.
QStringList strayConditions(const Tree &tree, const Plan &plan);
/// Files with more lines than their kind may have.
QStringList overlongFiles(const Tree &tree, const Plan &plan);
/// Files and folders whose name says "whatever was left over".
QStringList drawerNames(const Tree &tree);

} // namespace letschat::architecture
