#pragma once

#include <cstdint>
#include <istream>
#include <netinet/in.h>
#include <string>
#include <vector>

namespace letschat::load {

/// Who takes part in a run, as the driver has put them into the database. People are named by their
/// place in `people`. One line each:
///
///     server HOST PORT
///     person USER TOKEN
///     pair CONVERSATION SEQ CHANGE_SEQ ONE OTHER        the two talk
///     group CONVERSATION SEQ CHANGE_SEQ FIRST COUNT
///     away CONVERSATION SEQ CHANGE_SEQ CLIENT WRITER    the client is cut, the writer writes
///     meanwhile idle FIRST COUNT                                  they hold a socket, no more
struct Plan
{
    struct Person
    {
        std::string id;
        std::string token;
    };
    /// `seq` and `changeSeq`: of the last message before the run.
    struct Conversation
    {
        std::string id;
        std::int64_t seq = 0;
        std::int64_t changeSeq = 0;
        std::vector<int> members;
    };

    sockaddr_in server{};
    std::vector<Person> people;
    std::vector<Conversation> pairs;
    std::vector<Conversation> groups;
    std::vector<Conversation> away; ///< members: client, writer
    std::vector<int> idle;
};

/// Throws std::runtime_error with the line that is not understood.
Plan readPlan(std::istream &lines);

} // namespace letschat::load
