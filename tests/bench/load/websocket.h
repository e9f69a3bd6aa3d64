#pragma once

#include "stream.h"

namespace letschat::load {

/// One live socket (RFC 6455, as far as text frames need it), which signs in by itself.
class WebSocket final : private Stream::Owner
{
public:
    class Listener
    {
    public:
        /// auth.ok came; from now on events may.
        virtual void signedIn(int socket) = 0;
        /// Every text frame after it, but for pongs.
        virtual void text(int socket, std::string_view frame) = 0;
        /// It ended or was never let in; `why` has the close code where there was one.
        virtual void ended(int socket, const std::string &why) = 0;

    protected:
        ~Listener() = default;
    };

    /// `number` is what the listener is told.
    WebSocket(Loop &loop, Listener &listener, int number)
        : stream_(loop, *this)
        , listener_(listener)
        , number_(number)
    {}

    void open(const sockaddr_in &server, std::string_view token);
    void cut() { stage_ = Stage::Away, stream_.close(); }
    bool isSignedIn() const { return stage_ == Stage::SignedIn; }
    /// False where the pong to the last one has not come.
    bool ping();

private:
    enum class Stage { Away, Upgrading, SigningIn, SignedIn };

    void opened() override;
    std::size_t received(std::string_view bytes) override;
    void closed(const std::string &why) override;
    std::size_t takeHandshake(std::string_view bytes);
    void takeFrame(int opcode, std::string_view payload);
    void takeText(std::string_view payload);
    void end(const std::string &why);
    void sendText(std::string_view text);

    Stream stream_;
    Listener &listener_;
    std::string token_;
    int number_;
    Stage stage_ = Stage::Away;
    bool awaitsPong_ = false;
};

} // namespace letschat::load
