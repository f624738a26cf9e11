#!/usr/bin/env python3
"""The mapping templates and patterns of deploy/aws/openapi.json, run by the engines API Gateway is built on.

Whatever the caller writes as prompt must arrive as exactly that prompt and as nothing else; every error of the
function must get the status it names. Exit code 77: no Java, no Velocity or no compiler for Evaluate.java.
"""

import base64
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = json.loads((HERE.parent.parent / "deploy" / "aws" / "openapi.json").read_text())
JARS = [pathlib.Path("/usr/share/java") / name
        for name in ("velocity.jar", "commons-lang.jar", "commons-collections3.jar")]

# The template of the tutorial.
TUTORIAL = """{"prompt":"$input.params('prompt')"}"""

PROMPTS = {
    "plain": "a lighthouse keeper in a storm",
    "double quotes": 'a film called "The Last Light"',
    "apostrophe": "the keeper's daughter",
    "many apostrophes": "''' it's 'quoted' ''",
    "backslash": "C:\\storm\\light",
    "backslash at the end": "a storm\\",
    "backslash and apostrophe": "a\\'b",
    "two backslashes and apostrophe": "a\\\\'b",
    "backslash and quote": 'a\\"b',
    "escape look-alike": "\\u0022,\\u0022model\\u0022:\\u0022y",
    "newline": "a storm\nat night",
    "carriage return and tab": "a\r\n\tb",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f",
    "slashes": "</script> // a/b",
    "other scripts": "Гроза над маяком 灯台守 منارة दीपस्तंभ",
    "accents and dashes": "naïve — “curly” ‘quotes’ …",
    "emoji": "a cat \U0001f408\u200d\u2b1b in space \U0001f680",
    "line separators": "a\u2028b\u2029c",
    "more members": 'x","model":"y',
    "a whole object": 'x"},{"prompt":"y',
    "a closing of JSON": '"}',
    "velocity reference": "$input.params('prompt') $util $input",
    "velocity formal reference": "${input.path('$.errorMessage')} $!{util}",
    "velocity directives": "#set($x = 1) #if(true)yes#end #foreach($i in [1..9])$i#end",
    "velocity include": '#include("/etc/passwd") #parse("x.vm") #evaluate("$util")',
    "velocity comments": "## not a comment #* nor *# this #[[ nor ]]# this",
    "dollar groups": "costs $1 and $0 and \\$2",
    "regular expression": "\\' (.*) [a-z]+ \\\\'",
    "percent and plus": "100% + more %22 %5C",
    "long": "storm's \"eye\" \\ " * 600,
}

# What the function really says, and what the caller must get. The forms without brackets are Lambda's own.
MESSAGES = [
    ("[400] The prompt is longer than 10000 characters.", 400, "The prompt is longer than 10000 characters."),
    ("[400] A format must be a name from the list or WxH, such as 'poster-2x3'.", 400,
     "A format must be a name from the list or WxH, such as 'poster-2x3'."),
    ('[400] There is no model "x\\y"\nhere.', 400, 'There is no model "x\\y"\nhere.'),
    ("[400] Task timed out is not a prompt.", 400, "Task timed out is not a prompt."),
    ("[400]", 400, ""),
    ("[413] Too large.", 400, "Too large."),
    ("[422] The model's filter refused the prompt.", 400, "The model's filter refused the prompt."),
    ("[403] Forbidden", 403, "Forbidden"),
    ("[429] Too Many Requests", 429, "Too Many Requests"),
    ("[503] Too much to do right now.", 429, "Too Many Requests"),
    ("[500] Something went wrong on our side.", 502, "image generation failed"),
    ("[502] image generation failed", 502, "image generation failed"),
    ("[502] a secret\nof the upstream", 502, "image generation failed"),
    ("[504] The poster was not finished in the time allowed.", 504, "Endpoint request timed out"),
    ("[999] What is this?", 502, "image generation failed"),
    ("2026-11-28T12:00:00.000Z 5b1c Task timed out after 28.00 seconds", 504, "Endpoint request timed out"),
    ("RequestId: 5b1c Error: Task timed out after 28.00 seconds", 504, "Endpoint request timed out"),
    ("RequestId: 5b1c Error: Runtime exited with error: signal: killed", 502, "image generation failed"),
    ("RequestId: 5b1c Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]", 502,
     "image generation failed"),
    ("Could not parse request body into json: Unexpected character", 502, "image generation failed"),
    ("two lines\nof something else", 502, "image generation failed"),
    ("x", 502, "image generation failed"),
]


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(77)


class Engine:
    """Evaluate.java, compiled into a folder of its own."""

    def __init__(self):
        for tool in ("java", "ecj"):
            if not shutil.which(tool):
                skip(f"{tool} is not installed")
        for jar in JARS:
            if not jar.exists():
                skip(f"{jar} is not installed")
        self.folder = tempfile.TemporaryDirectory(prefix="onesheet-mapping-")
        path = ":".join(map(str, JARS))
        subprocess.run(["ecj", "-proc:none", "-source", "17", "-target", "17", "-cp", path, "-d", self.folder.name,
                        str(HERE / "Evaluate.java")], check=True)
        self.process = subprocess.Popen(["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                                         f"{path}:{self.folder.name}", "Evaluate"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=30)
        self.folder.cleanup()

    def ask(self, verb, *texts):
        words = [verb, *(base64.b64encode(text.encode()).decode() for text in texts)]
        print(*words, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().rstrip("\n")

    def render(self, template, prompt="", message=""):
        answer = self.ask("template", template, prompt, message)
        if answer.startswith("!"):
            raise ValueError(answer[1:])
        return base64.b64decode(answer).decode()

    def fits(self, pattern, text):
        return self.ask("pattern", pattern, text) == "yes"


class Mapping(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = Engine()
        cls.integrations = [DOCUMENT["paths"][path]["get"]["x-amazon-apigateway-integration"]
                            for path in ("/poster", "/")]

    @classmethod
    def tearDownClass(cls):
        cls.engine.close()

    def event(self, template, prompt):
        return json.loads(self.engine.render(template, prompt))

    def test_a_prompt_arrives_as_it_was_and_alone(self):
        for integration in self.integrations:
            template = integration["requestTemplates"]["application/json"]
            for name, prompt in PROMPTS.items():
                with self.subTest(name):
                    self.assertEqual(self.event(template, prompt), {"prompt": prompt})

    def test_every_character_of_the_first_plane_arrives(self):
        template = self.integrations[0]["requestTemplates"]["application/json"]
        everything = [chr(code) for code in range(0x10000) if not 0xD800 <= code <= 0xDFFF]
        for start in range(0, len(everything), 8192):
            prompt = "".join(everything[start:start + 8192])
            self.assertEqual(self.event(template, prompt), {"prompt": prompt})

    def test_the_tutorials_template_does_not_keep_a_prompt(self):
        self.assertEqual(self.event(TUTORIAL, "a cat"), {"prompt": "a cat"})
        self.assertEqual(self.event(TUTORIAL, PROMPTS["more members"]), {"prompt": "x", "model": "y"})
        for name in ("double quotes", "backslash", "newline", "control characters", "a closing of JSON", "long"):
            with self.subTest(name), self.assertRaises(json.JSONDecodeError):
                self.event(TUTORIAL, PROMPTS[name])

    def test_escaping_alone_is_not_json_either(self):
        half = """{"prompt":"$util.escapeJavaScript($input.params('prompt'))"}"""
        self.assertEqual(self.event(half, PROMPTS["more members"]), {"prompt": PROMPTS["more members"]})
        with self.assertRaises(json.JSONDecodeError):
            self.event(half, PROMPTS["apostrophe"])

    def test_an_error_gets_its_status_and_only_its_own_sentence(self):
        for integration in self.integrations:
            answers = {pattern: answer for pattern, answer in integration["responses"].items() if pattern != "default"}
            for message, status, sentence in MESSAGES:
                with self.subTest(message):
                    # Which of two fitting patterns would be taken is not written anywhere: one must fit.
                    fitting = [answer for pattern, answer in answers.items() if self.engine.fits(pattern, message)]
                    self.assertEqual(len(fitting), 1)
                    self.assertEqual(fitting[0]["statusCode"], str(status))
                    body = self.engine.render(fitting[0]["responseTemplates"]["application/json"], message=message)
                    self.assertEqual(json.loads(body), {"message": sentence})

    def test_no_pattern_takes_an_answer_without_error(self):
        for pattern in self.integrations[0]["responses"]:
            if pattern != "default":
                self.assertFalse(self.engine.fits(pattern, ""), pattern)

    def test_preflights_and_fixed_texts_are_json(self):
        for path in DOCUMENT["paths"].values():
            template = path["options"]["x-amazon-apigateway-integration"]["requestTemplates"]["application/json"]
            self.assertEqual(json.loads(self.engine.render(template)), {"statusCode": 204})


if __name__ == "__main__":
    unittest.main()
