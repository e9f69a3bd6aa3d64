"""Access tokens: what they say, and what is refused (protocol.md, 3)."""

import base64
import hashlib
import json
import os
import time
import uuid

import rest
from forge import Forger, header_of, read_keys, write_keys
from rest import Person
from signin import ServerCase, refresh, socket_verdict
from tokens import claims_of, encode

OTHER_SECRET = b"another secret, of 32 bytes and more"


class TokenCase(ServerCase):
    def call_with(self, token):
        return rest.call(self.server, "GET", "/users/me", token=token)

    def assert_good(self, token):
        self.assertEqual(self.call_with(token).status, 200)
        self.assertEqual(socket_verdict(self.server, token), "auth.ok")

    def assert_bad(self, token, code="unauthenticated"):
        self.assert_signed_out(self.call_with(token), code)
        self.assertEqual(socket_verdict(self.server, token), 4401)


class AccessTokenTest(TokenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = Person(cls.server)
        cls.forger = Forger(cls.server)

    def altered(self, **changed):
        return self.forger.altered(self.person.token, **changed)

    def test_header(self):
        """3: an access token is a JWT with HS256 and the kid of the key that signs."""
        header = header_of(self.person.token)
        self.assertEqual((header["alg"], header["kid"]), ("HS256", self.forger.kid))

    def test_claims(self):
        """3: an access token claims iss aud sub sid jti iat exp and type access."""
        claims = claims_of(self.person.token)
        self.assertLessEqual({"iss", "aud", "sub", "sid", "jti", "iat", "exp", "type"},
                             set(claims))
        self.assertEqual((claims["sub"], claims["sid"], claims["type"]),
                         (self.person.id, self.person.session, "access"))

    def test_lives_15_minutes(self):
        """3: an access token lives for 15 minutes, and expires_in says so."""
        now = time.time()
        claims = claims_of(Person(self.server).token)
        self.assertEqual(claims["exp"] - claims["iat"], 15 * 60)
        self.assertAlmostEqual(claims["iat"], now, delta=5)

    def test_each_has_a_name_of_its_own(self):
        """3: every access token has its own jti."""
        jtis = {claims_of(self.person.sign_in().token)["jti"] for _ in range(5)}
        self.assertEqual(len(jtis), 5)

    def test_signed_anew_it_is_good(self):
        """3: what the server's key signs with these claims is accepted."""
        self.assert_good(self.altered(jti=str(uuid.uuid4())))

    def test_no_algorithm(self):
        """3: alg none is refused, however it is spelt, signed or not."""
        for name in ("none", "None", "NONE", "nOnE", ""):
            with self.subTest(name):
                token = self.altered(header={"alg": name})
                self.assert_bad(token)
                self.assert_bad(token.rpartition(".")[0] + ".")
                self.assert_bad(token.rpartition(".")[0])

    def test_other_algorithms(self):
        """3: another algorithm is refused, although the key is the right one."""
        for name, digest in (("HS384", hashlib.sha384), ("HS512", hashlib.sha512),
                             ("RS256", hashlib.sha256), ("hs256", hashlib.sha256),
                             ("HS256", hashlib.sha512), ("HS256", hashlib.sha1)):
            with self.subTest(name, digest=digest):
                self.assert_bad(self.altered(header={"alg": name}, digest=digest))

    def test_other_signature(self):
        """3: a token with another signature, or none, is refused."""
        head, claims, signature = self.person.token.split(".")
        turned = ("B" if signature[0] == "A" else "A") + signature[1:]
        for end in ("", turned, signature[:-4], signature + "AAAA", encode(b"\0" * 32), "*"):
            with self.subTest(end):
                self.assert_bad(f"{head}.{claims}.{end}")
        self.assert_bad(self.altered(secret=OTHER_SECRET))
        self.assert_bad(self.altered(secret=b"\0"))

    def test_claims_changed_under_the_signature(self):
        """3: claims that were not signed are refused."""
        other = Person(self.server)
        head, _, signature = self.person.token.split(".")
        claims = {**claims_of(self.person.token), "sub": other.id, "sid": other.session}
        self.assert_bad(f"{head}.{encode(json.dumps(claims).encode())}.{signature}")

    def test_other_type(self):
        """3: a token of a wrong type is refused."""
        self.assert_bad(self.person.refresh_token)
        for wrong in ("refresh", "", "ACCESS", None, 1):
            with self.subTest(wrong):
                self.assert_bad(self.altered(type=wrong))

    def test_other_issuer_or_audience(self):
        """3: a token of a wrong issuer or audience is refused."""
        for claim in ("iss", "aud"):
            for wrong in ("elsewhere", "", None, 1, ["elsewhere"]):
                with self.subTest(claim, wrong=wrong):
                    self.assert_bad(self.altered(**{claim: wrong}))

    def test_missing_claims(self):
        """3: a token that lacks a claim is refused."""
        for claim in ("iss", "aud", "sub", "sid", "iat", "exp", "type"):
            with self.subTest(claim):
                self.assert_bad(self.altered(without=[claim]))

    def test_expired(self):
        """3: an access token that has run out is 401 token_expired, beyond 30 s of leeway."""
        now = int(time.time())
        self.assert_good(self.altered(exp=now - 15))
        self.assert_bad(self.altered(exp=now - 40), "token_expired")
        self.assert_bad(self.altered(exp=0), "token_expired")

    def test_clock_of_the_issuer_may_be_ahead(self):
        """3: a token from up to 30 s in the future is accepted."""
        self.assert_good(self.altered(iat=int(time.time()) + 20))

    def test_unknown_kid(self):
        """3: a token of a kid that the server does not know is refused."""
        for wrong in ("unknown", "", None, 1, "../../etc/passwd", self.forger.kid + " "):
            with self.subTest(wrong):
                self.assert_bad(self.altered(header={"kid": wrong}))
        self.assert_bad(self.altered(without=["kid"]))

    def test_no_token_at_all(self):
        """3: what is no JWT is refused."""
        good = self.person.token
        for wrong in ("x", ".", "..", "a.b.c", good + ".", "." + good, good + "." + good,
                      good.replace(".", "/"), good[:40], "A" * 8000,
                      encode(b"[]") + "." + encode(b"null") + "." + encode(b"x" * 32)):
            with self.subTest(wrong[:60]):
                self.assert_bad(wrong)

    def test_header_of_the_call(self):
        """3: without a bearer token every call is 401 unauthenticated with WWW-Authenticate."""
        for value in (None, "", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", self.person.token):
            with self.subTest(value):
                headers = {} if value is None else {"Authorization": value}
                reply = rest.call(self.server, "GET", "/users/me", headers=headers)
                self.assert_signed_out(reply, "unauthenticated")

    def test_revoked(self):
        """3: a token of a session that has ended is 401 token_revoked."""
        gone = self.person.sign_in()
        self.assertEqual(gone.post("/auth/logout").status, 204)
        self.assert_bad(gone.token, "token_revoked")
        self.assert_bad(self.forger.altered(gone.token, jti=str(uuid.uuid4())), "token_revoked")

    def test_old_ones_go_on_beside_the_fresh(self):
        """3: an access token stays good when the session is refreshed."""
        person = Person(self.server)
        fresh = refresh(self.server, person.refresh_token).json["access_token"]
        self.assert_good(person.token)
        self.assert_good(fresh)


class KeyTest(TokenCase):
    def restart_with(self, keys):
        self.server.terminate()
        write_keys(self.server, keys)
        self.server.start()

    def test_first_key_signs_and_all_verify(self):
        """3: several kids verify, one signs: keys change without signing anyone out."""
        old = read_keys(self.server)
        before = Person(self.server)
        new = ("new-key", os.urandom(32))
        self.restart_with([new, *old])
        self.assert_good(before.token)
        signed_in = before.sign_in()
        self.assertEqual(header_of(signed_in.token)["kid"], "new-key")
        refreshed = refresh(self.server, before.refresh_token).json
        self.assertEqual(header_of(refreshed["access_token"])["kid"], "new-key")
        self.assertEqual(header_of(refreshed["refresh_token"])["kid"], "new-key")
        self.assert_keys_are_not_mixed(before.token, old[0], new)
        self.restart_with([new])
        self.assert_good(refreshed["access_token"])
        self.assert_bad(before.token)

    def assert_keys_are_not_mixed(self, token, old, new):
        forger = Forger(self.server)
        self.assert_good(forger.altered(token, secret=old[1]))
        self.assert_bad(forger.altered(token, secret=new[1]))
        self.assert_bad(forger.altered(token, header={"kid": new[0]}, secret=old[1]))
        self.assert_good(forger.altered(token, header={"kid": new[0]}))

    def test_key_file_is_the_owners_alone(self):
        """operations: the signing key is made with mode 0600, of 32 bytes or more."""
        path = os.path.join(self.server.directory.name, "jwt-secret")
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        with open(path, "rb") as file:
            secret = file.readline().strip().partition(b":")[2]
        self.assertGreaterEqual(len(base64.b64decode(secret, validate=True)), 32)
