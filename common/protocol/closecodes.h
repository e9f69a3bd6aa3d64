#pragma once

#include "protocol/events.h"

#include <array>
#include <string_view>

namespace letschat {

/// What a close code says, and what a client does then (protocol.md, 5).
struct CloseCode
{
    int code;
    std::string_view meaning;
    std::string_view client;
};

inline constexpr std::array closeCodes{
    CloseCode{closecode::goingAway, "The server is going.", "Reconnect, with jitter."},
    CloseCode{closecode::frameTooBig, "The frame was longer than the limit.",
              "A mistake in the client: report it, back off."},
    CloseCode{closecode::badFrame, "The frame was not JSON, not an object, or not text.",
              "A mistake in the client: report it, back off."},
    CloseCode{closecode::unauthenticated,
              "No valid access token came as the first frame in time, the token ran out, or its "
              "session has ended.",
              "Refresh once and reconnect; else ask the person to sign in."},
    CloseCode{closecode::idle, "Nothing was heard from the client for too long.", "Reconnect."},
    CloseCode{closecode::tooManySockets, "The user opened more than 20 sockets; the oldest closes.",
              "Wait for the person."},
    CloseCode{closecode::flood, "More than 50 frames came in 10 s.", "Back off for 30 s."},
    CloseCode{closecode::slowConsumer, "More than 1 MiB was waiting for the client to read.",
              "Reconnect, then call /sync."},
};

} // namespace letschat
