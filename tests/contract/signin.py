"""Signing in, from any address and many at once, and letschatd's commands about accounts."""

import http.client
import json
import os
import subprocess
import threading
import unittest
import uuid

import rest
import server
from rest import BASE, Reply
from socketclient import Closed, Socket

PASSWORD = "correct horse"


class ServerCase(unittest.TestCase):
    """Has a server; the classes of a module that want the same settings share one."""

    settings = {}
    _running = {}

    @classmethod
    def setUpClass(cls):
        key = (cls.__module__, *sorted(cls.settings.items()))
        if key not in ServerCase._running:
            ServerCase._running[key] = server.Server(**cls.settings)
            unittest.addModuleCleanup(lambda: ServerCase._running.pop(key).stop())
        cls.server = ServerCase._running[key]

    def post(self, path, body=None, **more):
        return rest.call(self.server, "POST", path, body, **more)

    def assert_problem(self, reply, status, code):
        self.assertEqual((reply.status, reply.json.get("code")), (status, code), reply.body)
        self.assertEqual(reply.headers["content-type"], "application/problem+json")
        self.assertEqual(reply.json["status"], status)

    def assert_signed_out(self, reply, code):
        self.assert_problem(reply, 401, code)
        self.assertTrue(reply.headers["www-authenticate"].startswith("Bearer"))

    def assert_limited(self, reply):
        self.assert_problem(reply, 429, "rate_limited")
        self.assertRegex(reply.headers["retry-after"], r"^[1-9][0-9]?$")
        self.assertLessEqual(int(reply.headers["retry-after"]), 60)

    def assert_invalid(self, reply, *fields):
        self.assert_problem(reply, 422, "validation_failed")
        self.assertEqual({error["field"] for error in reply.json["errors"]}, set(fields))
        for error in reply.json["errors"]:
            self.assertTrue(error["code"] and error["message"])

    def assert_alive(self, person):
        self.assertEqual(person.get("/users/me").status, 200)

    def assert_over(self, person):
        """Its session is over, for calls, for the socket and for good."""
        self.assert_signed_out(person.get("/users/me"), "token_revoked")
        self.assertEqual(refresh(self.server, person.refresh_token).status, 401)
        self.assertEqual(socket_verdict(self.server, person.token), 4401)


def free_name():
    return "p" + uuid.uuid4().hex[:12]


def new_account(**changed):
    """The body of a registration; members given as None are left out."""
    body = {"username": free_name(), "display_name": "Somebody", "password": PASSWORD, **changed}
    return {name: value for name, value in body.items() if value is not None}


def register(server_, **changed):
    return rest.call(server_, "POST", "/auth/register", new_account(**changed))


def post_from(address, server_, path, body):
    """A call from another address of this machine, as 127.0.0.2."""
    connection = http.client.HTTPConnection(server_.host, server_.port, timeout=30,
                                            source_address=(address, 0))
    try:
        connection.request("POST", BASE + path, json.dumps(body).encode(),
                           {"Content-Type": "application/json"})
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, names, answer.read())
    finally:
        connection.close()


def login(server_, name, password=PASSWORD, address="127.0.0.1", **more):
    body = {"username": name, "password": password, **more}
    return post_from(address, server_, "/auth/login", body)


def refresh(server_, token):
    return rest.call(server_, "POST", "/auth/refresh", {"refresh_token": token})


def at_once(count, function):
    """The results of function(0) … function(count - 1), all started together."""
    results = [None] * count
    barrier = threading.Barrier(count)

    def run(index):
        barrier.wait()
        results[index] = function(index)

    threads = [threading.Thread(target=run, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def together(*functions):
    """Runs all at the same time, for waits that need not follow one another."""
    failures = []

    def run(function):
        try:
            function()
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(function,)) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def socket_verdict(server_, token):
    """What a first frame with this token brings: the close code, or the type of the answer."""
    with Socket(server_) as socket:
        socket.send({"type": "auth", "token": token})
        try:
            return socket.receive()["type"]
        except Closed as closed:
            return closed.code


def command(server_, *words, typed=None, timeout=30, **settings):
    """letschatd user … on the server's data directory, with `typed` on its standard input."""
    known = {name: server_.settings.get(name, server.Server.DEFAULTS.get(name))
             for name in ("data_dir", "argon2_passes", "argon2_memory_mib")}
    flags = [word for name, value in {**known, **settings}.items()
             for word in ("--" + name.replace("_", "-"), str(value))]
    clean = {name: value for name, value in os.environ.items()
             if not name.startswith("LETSCHAT_")}
    return subprocess.run([server.program, "user", *words, *flags], env=clean, input=typed or "",
                          capture_output=True, text=True, timeout=timeout, check=False)
