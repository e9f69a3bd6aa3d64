"""Tokens as the server signs them, made with the key in its data directory (RFC 7515, 7519)."""

import base64
import hashlib
import hmac
import json
import os
import time
import uuid


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def claims_of(token):
    return json.loads(decode(token.split(".")[1]))


def signing_key(server):
    """(kid, secret) of the line that signs."""
    with open(os.path.join(server.settings["data_dir"], "jwt-secret"), encoding="ascii") as file:
        kid, _, secret = file.readline().strip().partition(":")
    return kid, base64.b64decode(secret)


def forge(person, **changed):
    """An access token of the person's session, with these claims changed."""
    kid, secret = signing_key(person.server)
    header = {"alg": "HS256", "typ": "JWT", "kid": kid}
    claims = {**claims_of(person.token), "jti": str(uuid.uuid4()), **changed}
    signed = ".".join(encode(json.dumps(part).encode()) for part in (header, claims))
    return signed + "." + encode(hmac.new(secret, signed.encode(), hashlib.sha256).digest())


def expiring_in(person, seconds):
    """A token that ran out, or will, so many seconds from now."""
    now = int(time.time())
    return forge(person, iat=now - 900, exp=now + seconds)
