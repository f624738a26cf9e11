"""The tutorial's Lambda function, character for character, run on this machine with nothing but the variables of
`onesheet env`: its bucket is made as its reader makes it, and the link it returns is followed as a browser would."""

import datetime
import importlib.util
import pathlib
import re
import struct
import sys

from harness import *

BUCKET = "ai-create-image"  # the one the tutorial's code names

text = pathlib.Path(os.environ["ONESHEET_TEST_TUTORIAL"]).read_text(encoding="utf-8")
code = re.search(r"```python\n(.*?)```", text, re.S).group(1)
place = pathlib.Path.cwd() / "lambda_function.py"
place.write_text(code, encoding="utf-8")
spec = importlib.util.spec_from_file_location("lambda_function", place)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)

run("aws", "s3", "mb", f"s3://{BUCKET}")
answer = module.lambda_handler({"prompt": 'A lighthouse keeper in a storm, "The Last Light"'}, None)
equal("statusCode", answer["statusCode"], 200)
link = answer["body"]
check("the link is the store's, in the key the tutorial makes", link.startswith(f"{ENDPOINT}/{BUCKET}/posterName"), link)
check("its key holds the slashes of %D", datetime.datetime.today().strftime("%m/%d/%y") in link, link)
check("boto3 signs it by version 2, as it does by default", "AWSAccessKeyId=" in link and "Signature=" in link, link)
picture = run("curl", "-sSf", link)
equal("the picture", (picture[:8], struct.unpack(">II", picture[16:24])), (b"\x89PNG\r\n\x1a\n", (1280, 720)))
forged = fetch(link.replace("Signature=", "Signature=A"))
equal("a forged link", (forged.status, forged.code), (403, "SignatureDoesNotMatch"))
again = run("curl", "-sSf", module.lambda_handler({"prompt": 'A lighthouse keeper in a storm, "The Last Light"'}, None)["body"])
check("its fixed seed draws the same picture again", again == picture)
try:
    module.lambda_handler({"prompt": "a cat [[onesheet:filtered]]"}, None)
    check("a filtered prompt", False, "was not refused")
except Exception as error:  # the tutorial catches nothing: its caller sees boto3's own error
    equal("a filtered prompt", type(error).__name__, "ValidationException")
try:
    module.lambda_handler({"prompt": "a cat [[onesheet:filtered-output]]"}, None)
    check("filtered pictures", False, "were not refused")
except IndexError:  # and it takes the first picture without looking whether there is one
    check("filtered pictures", True)
if keep := os.environ.get("ONESHEET_KEEP_PICTURE"):
    pathlib.Path(keep).write_bytes(picture)
finish()
