"""Every operation, called wrongly: it must refuse, and as the document says."""

import json
import unittest
import uuid

import people

MANY_METHODS = ("GET", "PUT", "POST", "PATCH", "DELETE")


def plausible(schema):
    """A value that a path parameter can have."""
    return str(uuid.uuid4()) if schema.get("format") == "uuid" else "👍"


class Refusals(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.person = people.Person()

    def each(self, wanted, call):
        """Calls `call(operation, values, token)` for the operations in question, with ids that
        nobody has, and with a session of its own, as a call that succeeds after all may end it."""
        for operation in people.openapi.operations():
            if wanted(operation):
                members = operation.parameters("path")
                values = [plausible(member["schema"]) for member in members]
                token = None if operation.is_open else self.person.sign_in().token
                with self.subTest(str(operation)):
                    call(operation, values, token)

    def refused(self, reply, status, code):
        self.assertEqual((reply.status, reply.json()["code"]), (status, code))

    def test_without_a_token(self):
        def call(operation, values, _token):
            self.refused(people.send(operation, values), 401, "unauthenticated")
            for token in "nonsense", self.person.refresh_token:
                reply = people.send(operation, values, token=token)
                self.refused(reply, 401, "unauthenticated")

        self.each(lambda each: not each.is_open, call)

    def test_with_another_method(self):
        known = {}
        for operation in people.openapi.operations():
            known.setdefault(operation.path, set()).add(operation.method)

        def call(operation, values, token):
            for method in set(MANY_METHODS) - known[operation.path]:
                target = people.target_of(operation, values)
                reply = people.check(operation, people.house.ask(method, target))
                self.refused(reply, 405, "method_not_allowed")
                allowed = set(reply.headers["allow"].split(", "))
                self.assertLessEqual(known[operation.path] | {"OPTIONS"}, allowed)

        self.each(lambda _: True, call)

    def test_with_another_media_type(self):
        def call(operation, values, token):
            headers = {"Content-Type": "text/plain"}
            reply = people.send(operation, values, body=b"{}", token=token, headers=headers)
            self.refused(reply, 415, "unsupported_media_type")

        self.each(lambda each: each.body_schema(), call)

    def test_with_what_is_no_json_object(self):
        headers = {"Content-Type": "application/json"}
        deep = b'{"a":' * 40 + b"1" + b"}" * 40

        def call(operation, values, token):
            for body in b"{", b"[]", b"null", b'{"a":1}x', b"\xff", deep:
                reply = people.send(operation, values, body=body, token=token, headers=headers)
                self.refused(reply, 400, "malformed_json")

        self.each(lambda each: each.body_schema(), call)

    def test_with_members_missing(self):
        def call(operation, values, token):
            required = operation.body_schema().get("required", [])
            if required:
                reply = people.send(operation, values, body={}, token=token)
                self.refused(reply, 422, "validation_failed")
                named = [error["field"] for error in reply.json()["errors"]]
                self.assertEqual(sorted(named), sorted(required))

        self.each(lambda each: each.body_schema(), call)

    def test_with_members_of_a_wrong_type(self):
        def call(operation, values, token):
            properties = operation.body_schema()["properties"]
            body = {name: {"not": "this"} for name in properties}
            reply = people.send(operation, values, body=body, token=token)
            self.refused(reply, 422, "validation_failed")
            named = {error["field"].split(".")[0] for error in reply.json()["errors"]}
            self.assertEqual(named, set(properties))

        self.each(lambda each: each.body_schema(), call)

    def test_with_a_body_that_is_too_large(self):
        def call(operation, values, token):
            limit = int(operation.item["requestBody"]["description"].split()[2])
            body = json.dumps({"filler": "x" * limit}).encode()
            headers = {"Content-Type": "application/json"}
            reply = people.send(operation, values, body=body, token=token, headers=headers)
            self.refused(reply, 413, "payload_too_large")

        self.each(lambda each: each.body_schema(), call)

    def test_with_ids_that_are_none(self):
        def wanted(operation):
            members = operation.parameters("path")
            return any(member["schema"].get("format") == "uuid" for member in members)

        def call(operation, values, token):
            for wrong in "1", "%ff", "{" + str(uuid.uuid4()) + "}":
                target = people.target_of(operation, [wrong] * len(values)).replace("%25ff", "%ff")
                fields = {"Authorization": f"Bearer {token}"} if token else {}
                reply = people.house.ask(operation.method, target, headers=fields)
                self.refused(people.check(operation, reply), 400, "bad_request")

        self.each(wanted, call)

    def test_with_ids_of_nobody(self):
        def call(operation, values, token):
            reply = people.send(operation, values, token=token)
            if operation.method == "GET":
                self.refused(reply, 404, "not_found")

        self.each(lambda each: each.parameters("path"), call)

    def test_with_wrong_parameters(self):
        def call(operation, values, token):
            for parameter in operation.parameters("query"):
                name, schema = parameter["name"], parameter["schema"]
                queries = [[(name, "1"), (name, "1")], [(name, b"\xff")]]
                if schema["type"] == "integer":
                    queries += [[(name, "x")], [(name, "")], [(name, "1.0")], [(name, "9" * 30)]]
                if "maximum" in schema:
                    queries += [[(name, schema["maximum"] + 1)], [(name, schema["minimum"] - 1)]]
                if schema.get("maxLength"):
                    queries += [[(name, "x" * (schema["maxLength"] + 1))]]
                for query in queries:
                    reply = people.send(operation, values, query=query, token=token)
                    self.refused(reply, 400, "bad_request")
                    self.assertIn(name, [error["field"] for error in reply.json()["errors"]])

        self.each(lambda each: each.parameters("query"), call)

    def test_with_required_parameters_missing(self):
        def call(operation, values, token):
            for parameter in operation.parameters("query"):
                if parameter["required"]:
                    reply = people.send(operation, values, token=token)
                    self.refused(reply, 400, "bad_request")

        self.each(lambda each: each.parameters("query"), call)

    def test_request_ids_come_back(self):
        def call(operation, values, _token):
            headers = {"X-Request-Id": "its.own-1_2"}
            reply = people.send(operation, values, headers=headers)
            self.assertEqual(reply.headers["x-request-id"], "its.own-1_2")

        self.each(lambda _: True, call)
