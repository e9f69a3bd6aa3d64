"""openapi.json and asyncapi.json as something that answers can be held against."""

import re

from jsonschema import Draft202012Validator, FormatChecker

METHODS = ("get", "put", "post", "patch", "delete")

FORMATS = FormatChecker(formats=())


@FORMATS.checks("uuid")
def is_uuid(value):
    hexadecimal = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    return not isinstance(value, str) or re.fullmatch(hexadecimal, value) is not None


@FORMATS.checks("date-time")
def is_time(value):
    time = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
    return not isinstance(value, str) or re.fullmatch(time, value) is not None


class Document:
    """A document with its references."""

    def __init__(self, root):
        self.root = root

    def follow(self, node):
        """The node, or what its $ref means."""
        while isinstance(node, dict) and "$ref" in node:
            reference = node["$ref"]
            if not reference.startswith("#/"):
                raise KeyError(f"{reference} leads out of the document")
            node = self.root
            for step in reference[2:].split("/"):
                node = node[step.replace("~1", "/").replace("~0", "~")]
        return node

    def references(self, node=None):
        """Every $ref in the document."""
        node = self.root if node is None else node
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            node = list(node.values())
        if isinstance(node, list):
            for part in node:
                yield from self.references(part)

    def faults(self, schema, value):
        """What is wrong with the value, each with its place."""
        whole = {**schema, "components": self.root["components"]}
        validator = Draft202012Validator(whole, format_checker=FORMATS)
        return [
            f"{'/'.join(map(str, error.absolute_path)) or 'the whole'}: {error.message}"
            for error in validator.iter_errors(value)
        ]


class Operation:
    """One call of openapi.json."""

    def __init__(self, document, path, method):
        self.document = document
        self.path = path
        self.method = method.upper()
        self.item = document.root["paths"][path][method]

    def __str__(self):
        return f"{self.method} {self.path}"

    @property
    def key(self):
        """The same whatever the members of the path are called."""
        return self.method, re.sub(r"\{\w+\}", "{}", self.path)

    @property
    def is_open(self):
        return not self.item["security"]

    def parameters(self, place):
        every = [self.document.follow(each) for each in self.item.get("parameters", [])]
        return [each for each in every if each["in"] == place]

    def body_schema(self):
        """Of the JSON body, its reference followed; None where no JSON is wanted."""
        content = self.document.follow(self.item.get("requestBody", {})).get("content", {})
        media = content.get("application/json")
        return self.document.follow(media["schema"]) if media else None

    def response(self, status):
        found = self.item["responses"].get(str(status))
        return None if found is None else self.document.follow(found)

    def faults(self, reply):
        """Where the reply is not what the document says."""
        response = self.response(reply.status)
        if response is None:
            return [f"status {reply.status} is not documented: {reply.body[:200]}"]
        faults = [
            f"header {name} is missing"
            for name, header in response.get("headers", {}).items()
            if self.document.follow(header).get("required") and name.lower() not in reply.headers
        ]
        content = response.get("content")
        if content is None:
            return faults + ([f"a body: {reply.body[:200]}"] if reply.body else [])
        media_type = reply.headers.get("content-type", "none").split(";")[0]
        if media_type not in content:
            return faults + [f"media type {media_type} is not documented"]
        if media_type.endswith("json"):
            faults += self.document.faults(content[media_type].get("schema", {}), reply.json())
        return faults


class OpenApi(Document):
    def operations(self):
        return [
            Operation(self, path, method)
            for path, item in self.root["paths"].items()
            for method in METHODS
            if method in item
        ]


class AsyncApi(Document):
    def messages(self, action):
        """What goes one way, by its `type`."""
        found = {}
        for operation in self.root["operations"].values():
            if operation["action"] == action:
                for each in operation["messages"]:
                    message = self.follow(each)
                    found[message["name"]] = message
        return found

    def close_codes(self):
        channel = self.root["channels"]["socket"]
        return {entry["code"] for entry in channel["x-close-codes"]}
