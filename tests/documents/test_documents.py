"""The documents by themselves."""

import re
import unittest

import calls
import people
from jsonschema import Draft7Validator, Draft202012Validator


def schemas_in(node):
    """Every schema of an OpenAPI document: the values of `schema` and of components/schemas."""
    if isinstance(node, dict):
        if isinstance(node.get("schema"), dict):
            yield node["schema"]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from schemas_in(part)


class OpenApiDocument(unittest.TestCase):
    def test_says_what_it_is(self):
        root = people.openapi.root
        self.assertEqual(root["openapi"], "3.1.0")
        self.assertEqual([server["url"] for server in root["servers"]], ["/api/v1"])
        self.assertTrue({"title", "version", "description"} <= root["info"].keys())
        known = {"openapi", "info", "servers", "paths", "components", "tags"}
        self.assertLessEqual(root.keys(), known)

    def test_lists_the_calls_of_the_contract(self):
        wanted = calls.contract_calls()
        listed = set(people.operations())
        self.assertEqual(listed - wanted, set(), "listed, and not in the contract")
        self.assertEqual(wanted - listed - calls.pending(), set(), "in the contract, not listed")

    def test_references_lead_somewhere(self):
        for document in people.openapi, people.asyncapi:
            for reference in document.references():
                document.follow({"$ref": reference})

    def test_every_component_is_used_and_well_named(self):
        used = set(people.openapi.references())
        for kind, components in people.openapi.root["components"].items():
            for name in components:
                self.assertRegex(name, r"^[a-zA-Z0-9._-]+$")
                if kind != "securitySchemes":
                    self.assertIn(f"#/components/{kind}/{name}", used)

    def test_schemas_are_json_schemas(self):
        root = people.openapi.root
        for schema in [*root["components"]["schemas"].values(), *schemas_in(root)]:
            Draft202012Validator.check_schema(schema)

    def test_operations_are_named_and_explained(self):
        names = [operation.item.get("operationId") for operation in people.openapi.operations()]
        self.assertEqual(len(names), len(set(names)))
        mute = [str(each) for each in people.openapi.operations() if not each.item.get("summary")]
        self.assertEqual(mute, [], "give these endpoint types a summary")

    def test_path_members_are_declared(self):
        for operation in people.openapi.operations():
            with self.subTest(str(operation)):
                declared = operation.parameters("path")
                names = [parameter["name"] for parameter in declared]
                self.assertEqual(sorted(names), sorted(re.findall(r"\{(\w+)\}", operation.path)))
                self.assertTrue(all(parameter["required"] is True for parameter in declared))

    def test_parameters_are_unique(self):
        for operation in people.openapi.operations():
            places = [
                (each["in"], each["name"])
                for place in ("path", "query", "header")
                for each in operation.parameters(place)
            ]
            self.assertEqual(len(places), len(set(places)), str(operation))

    def test_responses_are_described(self):
        for operation in people.openapi.operations():
            with self.subTest(str(operation)):
                statuses = operation.item["responses"]
                self.assertTrue(any(status < "400" for status in statuses))
                for status in statuses:
                    self.assertRegex(status, r"^[1-5]\d\d$")
                    self.assertTrue(operation.response(status)["description"])

    def test_refusals_list_their_codes(self):
        for operation in people.openapi.operations():
            for status in operation.item["responses"]:
                if status >= "400":
                    response = operation.response(status)
                    self.assertTrue(response["x-problem-codes"], f"{operation} {status}")
                    self.assertEqual(list(response["content"]), ["application/problem+json"])

    def test_calls_of_the_bearer_can_be_refused_a_token(self):
        for operation in people.openapi.operations():
            if not operation.is_open:
                self.assertEqual(operation.item["security"], [{"bearer": []}])
                codes = operation.response(401)["x-problem-codes"]
                wanted = {"unauthenticated", "token_expired", "token_revoked"}
                self.assertLessEqual(wanted, set(codes), str(operation))
                self.assertEqual(operation.response(429)["x-problem-codes"], ["rate_limited"])


class AsyncApiDocument(unittest.TestCase):
    def test_says_what_it_is(self):
        root = people.asyncapi.root
        self.assertEqual(root["asyncapi"], "3.0.0")
        self.assertEqual(list(root["channels"]), ["socket"])
        self.assertEqual(root["channels"]["socket"]["address"], "/ws")

    def test_lists_what_goes_both_ways(self):
        self.assertEqual(set(people.asyncapi.messages("send")), set(calls.EVENTS.split()))
        self.assertEqual(set(people.asyncapi.messages("receive")), set(calls.FRAMES.split()))

    def test_messages_are_explained(self):
        for action in "send", "receive":
            for name, message in people.asyncapi.messages(action).items():
                self.assertTrue(message["summary"], f"give {name} a summary")
                payload = people.asyncapi.follow(message["payload"])
                self.assertEqual(payload["properties"]["type"], {"const": name})
                self.assertIn("type", payload["required"])
                Draft7Validator.check_schema(payload)

    def test_questions_name_their_answers(self):
        operations = people.asyncapi.root["operations"]
        for name, answer in {"receiveAuth": "auth.ok", "receivePing": "pong"}.items():
            reply = operations[name]["reply"]["messages"]
            self.assertEqual([people.asyncapi.follow(each)["name"] for each in reply], [answer])

    def test_close_codes_are_those_of_the_contract(self):
        self.assertEqual(people.asyncapi.close_codes(), calls.CLOSE_CODES)
        for code in calls.CLOSE_CODES:
            self.assertIn(str(code), people.asyncapi.root["info"]["description"])
