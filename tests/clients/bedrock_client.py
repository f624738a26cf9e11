"""boto3's bedrock-runtime client, unmodified, with nothing but the variables of `onesheet env`."""

import base64
import json
import os
import struct

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ReadTimeoutError

from harness import *

NOVA, TITAN = "amazon.nova-canvas-v1:0", "amazon.titan-image-generator-v2:0"
CORE, SD35 = "stability.stable-image-core-v1:1", "stability.sd3-5-large-v1:0"
ONCE = Config(retries={"max_attempts": 1, "mode": "standard"})


def client(**more):
    return boto3.client("bedrock-runtime", config=more.pop("config", ONCE), **more)


def invoke(model, body, bedrock=None, **more):
    answer = (bedrock or runtime).invoke_model(modelId=model, body=json.dumps(body), **more)
    return json.loads(answer["body"].read())


def amazon(text, **config):
    return {"taskType": "TEXT_IMAGE", "textToImageParams": {"text": text}, "imageGenerationConfig": config}


def size(text):
    data = base64.b64decode(text)
    return struct.unpack(">II", data[16:24]) if data.startswith(b"\x89PNG") else data[:4]


def refused(name, code, status, part, call):
    try:
        call()
        check(name, False, "was not refused")
    except ClientError as error:
        equal(name, (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"],
                     part in error.response["Error"]["Message"] or error.response["Error"]["Message"]), (code, status, True))


runtime = client()
told = {"contentType": "application/json", "accept": "application/json"}
made = invoke(NOVA, amazon("a lighthouse in a storm", width=640, height=320, numberOfImages=2, seed=7), **told)
equal("Nova draws two pictures", [size(image) for image in made["images"]], [(640, 320), (640, 320)])
again = invoke(f"arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.{NOVA}",
               amazon("a lighthouse in a storm", width=640, height=320, seed=8))
check("the same seed by ARN is the same picture", again["images"][0] == made["images"][1])
equal("Titan", [size(image) for image in invoke(TITAN, amazon("a red balloon", width=768, height=1152))["images"]], [(768, 1152)])
stable = invoke(SD35, {"prompt": "a fox in the snow", "aspect_ratio": "16:9", "output_format": "webp"})
equal("Stability", (stable["finish_reasons"], base64.b64decode(stable["images"][0])[8:12]), ([None], b"WEBP"))
repeated = invoke(SD35, {"prompt": "a fox in the snow", "aspect_ratio": "16:9", "output_format": "webp", "seed": stable["seeds"][0]})
check("the seed that was told draws it again", repeated["images"] == stable["images"])
variation = {"taskType": "IMAGE_VARIATION", "imageVariationParams": {"images": [made["images"][0]], "text": "a cat"},
             "imageGenerationConfig": {"width": 320, "height": 320}}
equal("IMAGE_VARIATION", len(invoke(NOVA, variation)["images"]), 1)

refused("filtered", "ValidationException", 400, "blocked by our content filters", lambda: invoke(NOVA, amazon("a [[onesheet:filtered]]")))
equal("filtered output", invoke(NOVA, amazon("a [[onesheet:filtered-output]]")),
      {"images": [], "error": "All of the generated images have been blocked by our content filters."})
equal("filtered, Stability", invoke(CORE, {"prompt": "a [[onesheet:filtered-output]]"}), {"finish_reasons": ["Filter reason: output image"]})
refused("legacy", "ResourceNotFoundException", 404, "marked by provider as Legacy", lambda: invoke(NOVA, amazon("a [[onesheet:legacy]]")))
refused("no access", "AccessDeniedException", 403, "access to the model", lambda: invoke(NOVA, amazon("a [[onesheet:no-access]]")))
refused("throttled", "ThrottlingException", 429, "Too many requests", lambda: invoke(NOVA, amazon("a [[onesheet:throttled]]")))
refused("unavailable", "ServiceUnavailableException", 503, "temporarily", lambda: invoke(CORE, {"prompt": "a [[onesheet:unavailable]]"}))
refused("model error", "ModelErrorException", 424, "error", lambda: invoke(NOVA, amazon("a [[onesheet:inference-error]]")))
refused("too long a prompt", "ValidationException", 400, "expected maxLength: 1024", lambda: invoke(NOVA, amazon("a" * 1025)))
refused("wrong type", "ValidationException", 400, "expected type: Integer, found: String", lambda: invoke(NOVA, amazon("a", width="640")))
refused("unknown ARN", "ResourceNotFoundException", 404, "foundation model",
        lambda: invoke("arn:aws:bedrock:us-east-1::foundation-model/no.such-model", {}))
try:
    invoke(NOVA, amazon("a [[onesheet:slow 5]]"),
           client(config=Config(read_timeout=1, retries={"max_attempts": 1, "mode": "standard"})))
    check("slow", False, "was not slow")
except ReadTimeoutError:
    check("slow", True)

refused("bad signature", "InvalidSignatureException", 403, "does not match",
        lambda: invoke(NOVA, amazon("a"), client(aws_access_key_id=ACCESS_KEY, aws_secret_access_key="wrong")))
refused("unknown key", "UnrecognizedClientException", 403, "security token",
        lambda: invoke(NOVA, amazon("a"), client(aws_access_key_id="AKNOBODY", aws_secret_access_key=SECRET)))
check("another region", len(invoke(NOVA, amazon("a", width=320, height=320), client(region_name="eu-west-1"))["images"]) == 1)

bearer = os.environ["ONESHEET_TEST_BEARER"]
# Tokens came to botocore after 1.37; what they send is this header alone.
for name, token, status, code in [("bearer", bearer, 200, ""), ("wrong bearer", bearer[:-1], 403, "AccessDeniedException"), ("no key at all", "", 403, "MissingAuthenticationTokenException")]:
    url = os.environ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"]
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=60)
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    answer = request("POST", f"/model/{urllib.parse.quote(NOVA, safe='')}/invoke", headers,
                     json.dumps(amazon("a", width=320, height=320)), connection)
    equal(name, (answer.status, answer.headers.get("x-amzn-ErrorType", "").split(":")[0]), (status, code))
    connection.close()
finish()
