"""Access and refresh tokens as the server would sign them, and as it must not accept them."""

import base64
import hashlib
import hmac
import json
import os

from tokens import claims_of, decode, encode


def header_of(token):
    return json.loads(decode(token.split(".")[0]))


def key_file(server):
    return os.path.join(server.directory.name, "jwt-secret")


def read_keys(server):
    """The server's (kid, secret) pairs; the first signs."""
    with open(key_file(server), encoding="ascii") as file:
        pairs = [line.strip().split(":", 1) for line in file if line.strip()]
    return [(kid, base64.b64decode(secret)) for kid, secret in pairs]


def write_keys(server, keys):
    lines = [f"{kid}:{base64.b64encode(secret).decode()}\n" for kid, secret in keys]
    with open(key_file(server), "w", encoding="ascii") as file:
        file.writelines(lines)


def sign(header, claims, secret, digest=hashlib.sha256):
    signed = ".".join(encode(json.dumps(part).encode()) for part in (header, claims))
    return signed + "." + encode(hmac.new(secret, signed.encode(), digest).digest())


class Forger:
    """Signs with the server's own key, or any other."""

    def __init__(self, server):
        self.kid, self.secret = read_keys(server)[0]

    def altered(self, token, header=None, without=(), secret=None, digest=hashlib.sha256,
                **claims):
        """The token with other members, and without those named, signed anew."""
        new_header = {**header_of(token), **(header or {})}
        new_claims = {**claims_of(token), **claims}
        for name in without:
            new_header.pop(name, None)
            new_claims.pop(name, None)
        return sign(new_header, new_claims, secret or self.secret, digest)
