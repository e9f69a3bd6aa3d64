"""The calls of protocol.md, sections 3 to 6: what openapi.json must list, and lists nothing beside."""

CALLS = """
POST /auth/register
POST /auth/login
POST /auth/refresh
POST /auth/logout
POST /auth/password
GET /auth/sessions
DELETE /auth/sessions/{}
POST /auth/sessions/revoke-others
GET /users/me
PATCH /users/me
DELETE /users/me
PUT /users/me/avatar
DELETE /users/me/avatar
GET /users/{}/avatar
GET /users
GET /users/{}
GET /blocks
PUT /blocks/{}
DELETE /blocks/{}
GET /conversations
POST /conversations
GET /conversations/{}
PATCH /conversations/{}
GET /conversations/{}/members
PUT /conversations/{}/read
PUT /conversations/{}/mute
POST /conversations/{}/members
PATCH /conversations/{}/members/{}
DELETE /conversations/{}/members/{}
POST /conversations/{}/messages
GET /conversations/{}/messages
PATCH /conversations/{}/messages/{}
DELETE /conversations/{}/messages/{}
PUT /conversations/{}/messages/{}/reactions/{}
DELETE /conversations/{}/messages/{}/reactions/{}
GET /messages/search
POST /sync
GET /healthz
GET /readyz
POST /attachments
GET /attachments/{}
GET /attachments/{}/thumbnail
GET /ws
GET /openapi.json
GET /asyncapi.json
"""

#: `change` is beyond the contract.
EVENTS = """auth.ok pong change message.new message.updated conversation.new conversation.updated
conversation.gone read state presence typing user.updated sync error"""

FRAMES = "auth ping typing"

CLOSE_CODES = {1001, 1009, 4400, 4401, 4408, 4409, 4429, 4430}


def contract_calls():
    return {tuple(line.split()) for line in CALLS.split("\n") if line}


# What the server does not have yet. A line goes when its call comes.
PENDING = """
PUT /users/me/avatar
DELETE /users/me/avatar
GET /users/{}/avatar
GET /messages/search
POST /attachments
GET /attachments/{}
GET /attachments/{}/thumbnail
"""


def pending():
    return {tuple(line.split()) for line in PENDING.split("\n") if line}
