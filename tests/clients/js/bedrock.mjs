// Bedrock's runtime client of the AWS SDK for JavaScript v3, unmodified: it speaks HTTP/2 and finds everything it needs
// in the variables of `onesheet env`.
import {
  BedrockRuntimeClient, ConverseCommand, InvokeModelCommand, InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

const nova = "amazon.nova-canvas-v1:0", titan = "amazon.titan-image-generator-v2:0", core = "stability.stable-image-core-v1:1";
let failures = 0;
function equal(name, actual, expected) {
  const same = JSON.stringify(actual) === JSON.stringify(expected);
  if (!same) failures += 1;
  console.log(same ? `ok    ${name}` : `FAIL  ${name}\n      is       ${JSON.stringify(actual)}\n      expected ${JSON.stringify(expected)}`);
}
async function refused(name, code, status, part, promise) {
  try {
    await promise;
    equal(name, "was not refused", code);
  } catch (error) {
    equal(name, [error.name, error.$metadata?.httpStatusCode, String(error.message).includes(part) || error.message], [code, status, true]);
  }
}
const invoke = async (client, modelId, body, more = {}) => {
  const answer = await client.send(new InvokeModelCommand({ modelId, body: JSON.stringify(body), ...more }));
  return JSON.parse(Buffer.from(answer.body).toString("utf8"));
};
const amazon = (text, imageGenerationConfig = {}) => ({ taskType: "TEXT_IMAGE", textToImageParams: { text }, imageGenerationConfig });
// Width and height out of a PNG's own header (ISO/IEC 15948 §11.2.2).
const png = (base64) => {
  const bytes = Buffer.from(base64, "base64");
  return bytes.subarray(1, 4).toString() === "PNG" ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : ["no PNG", bytes.length];
};
const isJpeg = (base64) => Buffer.from(base64, "base64").subarray(0, 3).toString("hex") === "ffd8ff";

const json = { contentType: "application/json", accept: "application/json" };
for (const [transport, options] of [["HTTP/2", {}], ["HTTP/1.1", { requestHandler: new NodeHttpHandler() }]]) {
  const client = new BedrockRuntimeClient({ maxAttempts: 1, ...options });
  const told = (name) => `${transport}: ${name}`;
  const drawn = await invoke(client, nova, amazon("a lighthouse in a storm", { width: 640, height: 320, numberOfImages: 2, seed: 7 }), json);
  equal(told("Nova draws two pictures"), drawn.images.map(png), [[640, 320], [640, 320]]);
  equal(told("they differ"), drawn.images[0] !== drawn.images[1], true);
  const again = await invoke(client, `arn:aws:bedrock:us-east-1::foundation-model/${nova}`, amazon("a lighthouse in a storm", { width: 640, height: 320, seed: 8 }));
  equal(told("the same seed by ARN is the same picture"), again.images[0] === drawn.images[1], true);
  equal(told("Titan"), (await invoke(client, titan, amazon("a red balloon", { width: 512, height: 512 }))).images.map(png), [[512, 512]]);
  const stable = await invoke(client, core, { prompt: "a fox in the snow", aspect_ratio: "2:3", seed: 5, output_format: "jpeg" });
  equal(told("Stability"), [stable.seeds, stable.finish_reasons, stable.images.map(isJpeg)], [[5], [null], [true]]);
  const sdxl = await invoke(client, "stability.stable-diffusion-xl-v1", { text_prompts: [{ text: "a fox" }], width: 640, height: 1536, seed: 1 });
  equal(told("SDXL"), [sdxl.result, sdxl.artifacts.map((made) => [png(made.base64), made.finishReason])], ["success", [[[640, 1536], "SUCCESS"]]]);

  await refused(told("filtered"), "ValidationException", 400, "blocked by our content filters", invoke(client, nova, amazon("a cat [[onesheet:filtered]]")));
  equal(told("filtered, Stability"), await invoke(client, core, { prompt: "a cat [[onesheet:filtered]]" }), { finish_reasons: ["Filter reason: prompt"] });
  await refused(told("throttled"), "ThrottlingException", 429, "Too many requests", invoke(client, nova, amazon("a cat [[onesheet:throttled]]")));
  await refused(told("end of life"), "ResourceNotFoundException", 404, "end of its life", invoke(client, nova, amazon("a cat [[onesheet:end-of-life]]")));
  await refused(told("model error"), "ModelErrorException", 424, "error while processing", invoke(client, nova, amazon("a cat [[onesheet:inference-error]]")));
  await refused(told("bad size"), "ValidationException", 400, "multiple of 16", invoke(client, nova, amazon("a cat", { width: 1000 })));
  await refused(told("unknown model"), "ValidationException", 400, "model identifier is invalid", invoke(client, "no.such-model", {}));
  await refused(told("converse"), "ValidationException", 400, "supported text or chat model", client.send(new ConverseCommand({ modelId: nova, messages: [{ role: "user", content: [{ text: "hello" }] }] })));
  await refused(told("streaming"), "ValidationException", 400, "unsupported for streaming", client.send(new InvokeModelWithResponseStreamCommand({ modelId: nova, body: "{}" })));

  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
  const stranger = (credentials) => new BedrockRuntimeClient({ maxAttempts: 1, credentials: { accessKeyId, secretAccessKey, ...credentials }, ...options });
  await refused(told("bad signature"), "InvalidSignatureException", 403, "does not match", invoke(stranger({ secretAccessKey: "wrong" }), nova, amazon("a cat")));
  await refused(told("unknown key"), "UnrecognizedClientException", 403, "security token", invoke(stranger({ accessKeyId: "AKNOBODY" }), nova, amazon("a cat")));
  equal(told("a session token is of no matter"), (await invoke(stranger({ sessionToken: "left over" }), nova, amazon("a cat", { width: 320, height: 320 }))).images.length, 1);
  // Bodies larger than any window of HTTP/2, and more of them at the same time than workers.
  const large = { ...amazon("a cat", { width: 320, height: 320 }), textToImageParams: { text: "a cat", conditionImage: "iVBORw0KGgo=".padStart(3_000_000, "iVBORw0KGgoA") } };
  const many = await Promise.all(Array.from({ length: 5 }, () => invoke(client, nova, large)));
  equal(told("five large requests at once"), many.map((answer) => answer.images.length), [1, 1, 1, 1, 1]);
}

const bearer = process.env.ONESHEET_TEST_BEARER;
process.env.AWS_BEARER_TOKEN_BEDROCK = bearer;
equal("bearer", (await invoke(new BedrockRuntimeClient({ maxAttempts: 1 }), nova, amazon("a cat", { width: 320, height: 320 }))).images.map(png), [[320, 320]]);
process.env.AWS_BEARER_TOKEN_BEDROCK = bearer.slice(0, -1);
await refused("wrong bearer", "AccessDeniedException", 403, "API Key is valid", invoke(new BedrockRuntimeClient({ maxAttempts: 1 }), nova, amazon("a cat")));

console.log(failures ? `${failures} failed` : "all passed");
process.exit(failures ? 1 : 0);
