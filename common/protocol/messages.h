#pragma once

#include "core/timestamp.h"
#include "protocol/endpoint.h"
#include "protocol/ids.h"
#include "protocol/rules.h"

#include <QList>
#include <QString>

/// Messages: protocol.md, 2 and 4.3.
namespace letschat {

struct Reaction
{
    QString emoji;
    QList<UserId> userIds;

    static constexpr auto fields()
    {
        return std::tuple(field("emoji", &Reaction::emoji), field("user_ids", &Reaction::userIds));
    }
    friend bool operator==(const Reaction &, const Reaction &) = default;
};

/// `size` in bytes, `width` and `height` in pixels and only for pictures.
struct Attachment
{
    AttachmentId id;
    QString name;
    QString mediaType;
    qint64 size = 0;
    std::optional<int> width;
    std::optional<int> height;
    std::optional<QString> thumbnailUrl;
    QString url;

    static constexpr auto fields()
    {
        return std::tuple(
            field("id", &Attachment::id), field("name", &Attachment::name),
            field("media_type", &Attachment::mediaType), field("size", &Attachment::size),
            field("width", &Attachment::width), field("height", &Attachment::height),
            field("thumbnail_url", &Attachment::thumbnailUrl), field("url", &Attachment::url));
    }
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// `seq` orders the messages of a conversation; `change_seq` is the number of this message's last
/// change among all changes of the conversation.
struct Message
{
    MessageId id;
    ConversationId conversationId;
    qint64 seq = 0;
    qint64 changeSeq = 0;
    UserId senderId;
    Nonce nonce;
    QString body;
    std::optional<MessageId> replyTo;
    Timestamp createdAt;
    std::optional<Timestamp> editedAt;
    std::optional<Timestamp> deletedAt;
    QList<Reaction> reactions;
    QList<Attachment> attachments;

    static constexpr auto fields()
    {
        return std::tuple(
            field("id", &Message::id), field("conversation_id", &Message::conversationId),
            field("seq", &Message::seq), field("change_seq", &Message::changeSeq),
            field("sender_id", &Message::senderId), field("nonce", &Message::nonce),
            field("body", &Message::body), field("reply_to", &Message::replyTo),
            field("created_at", &Message::createdAt), field("edited_at", &Message::editedAt),
            field("deleted_at", &Message::deletedAt), field("reactions", &Message::reactions),
            field("attachments", &Message::attachments));
    }
    friend bool operator==(const Message &, const Message &) = default;
};

struct ConversationPath
{
    ConversationId conversationId;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &ConversationPath::conversationId));
    }
};

struct SendMessageRequest
{
    Nonce nonce;
    /// Empty only beside attachments.
    QString body;
    std::optional<MessageId> replyTo;
    std::optional<QList<AttachmentId>> attachmentIds;

    static constexpr auto fields()
    {
        return std::tuple(
            field("nonce", &SendMessageRequest::nonce),
            field("body", &SendMessageRequest::body, bodyOrNothingRule),
            field("reply_to", &SendMessageRequest::replyTo),
            field("attachment_ids", &SendMessageRequest::attachmentIds, Count{0, maxAttachments}));
    }
};

/// 201 for a new message, 200 and the stored one for a repeated nonce.
struct SendMessage : Endpoint<Method::Post, "/conversations/{conversation_id}/messages">
{
    static constexpr std::string_view summary = "Send a message";
    static constexpr std::array successes{201, 200};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::CannotMessage, ProblemCode::NonceReused};
    using Path = ConversationPath;
    using Body = SendMessageRequest;
    using Response = Message;
};

/// At most one of the three places; without any, the newest page.
struct MessagePageQuery
{
    std::optional<qint64> beforeSeq;
    std::optional<qint64> afterSeq;
    std::optional<qint64> aroundSeq;
    std::optional<int> limit;

    static constexpr int defaultLimit = 50;
    static constexpr Range anySeq{0, std::numeric_limits<qint64>::max()};
    static constexpr auto fields()
    {
        return std::tuple(field("before_seq", &MessagePageQuery::beforeSeq, anySeq),
                          field("after_seq", &MessagePageQuery::afterSeq, anySeq),
                          field("around_seq", &MessagePageQuery::aroundSeq, anySeq),
                          field("limit", &MessagePageQuery::limit, Range{1, 100}));
    }
};

/// Ascending by `seq`.
struct MessagePage
{
    QList<Message> messages;
    bool hasOlder = false;
    bool hasNewer = false;

    static constexpr auto fields()
    {
        return std::tuple(field("messages", &MessagePage::messages),
                          field("has_older", &MessagePage::hasOlder),
                          field("has_newer", &MessagePage::hasNewer));
    }
    friend bool operator==(const MessagePage &, const MessagePage &) = default;
};

struct GetMessages : Endpoint<Method::Get, "/conversations/{conversation_id}/messages">
{
    static constexpr std::string_view summary = "A page of messages";
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound};
    using Path = ConversationPath;
    using Query = MessagePageQuery;
    using Response = MessagePage;
};

} // namespace letschat
