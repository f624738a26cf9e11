#!/usr/bin/python3
"""Prints a CloudFormation template as JSON, read with the AWS CLI's own reader, AWS::Include put in place."""

import json
import pathlib
import sys

from awscli.customizations.cloudformation.yamlhelper import yaml_parse


def included(node, folder):
    if isinstance(node, list):
        return [included(inner, folder) for inner in node]
    if not isinstance(node, dict):
        return node
    macro = node.get("Fn::Transform")
    if macro and macro["Name"] == "AWS::Include":
        return json.loads((folder / macro["Parameters"]["Location"]).read_text())
    return {name: included(inner, folder) for name, inner in node.items()}


path = pathlib.Path(sys.argv[1])
print(json.dumps(included(yaml_parse(path.read_text()), path.parent)))
