// Paths, headers, sizes and the queue.
#include <stdexcept>

#include "doors/bedrockapi/waiting_room.h"
#include "fixture.h"

namespace onesheet::doors {
namespace {

using testing::HasSubstr;

class BedrockCalls : public BedrockDoorTest {};

TEST_F(BedrockCalls, ModelIdsAreDecodedOnce) {
  const std::string arn =
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-canvas-v1:0";
  EXPECT_EQ(invoke(arn, nova_body("a cat")).status, 200);
  // A raw ':' is the same id; what is signed is the path as it was sent.
  EXPECT_EQ(send_raw(sign({"/model/amazon.nova-canvas-v1:0/invoke", nova_body("a cat")})).status, 200);
  EXPECT_EQ(send_raw(sign({"/model/amazon.nova-canvas-v1%253A0/invoke", nova_body("a cat")})).message(),
            "The provided model identifier is invalid.");
}

TEST_F(BedrockCalls, OtherPathsAndMethodsAreUnknownOperations) {
  for (const char* target : {"/model/", "/model/x", "/model//invoke", "/model/x/", "/model/x/y/invoke",
                             "/model/%zz/invoke", "/model/%ff/invoke"}) {
    const Reply reply = send_raw(sign({target, "{}"}));
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_EQ(reply.code(), "UnknownOperationException");
  }
  for (const char* method : {"GET", "PUT", "DELETE", "OPTIONS"}) {
    Sent sent{invoke_path(kNova), ""};
    sent.method = method;
    EXPECT_EQ(send_raw(sent).status, 404) << method;
  }
  EXPECT_EQ(send_raw(sign({invoke_path(kNova, "nonsense"), "{}"})).status, 404);
}

TEST_F(BedrockCalls, OperationsOfTextModelsAreRefusedInWords) {
  EXPECT_THAT(send_raw(sign({invoke_path(kNova, "converse"), "{}"})).message(),
              HasSubstr("doesn't support the model that you provided"));
  EXPECT_EQ(send_raw(sign({invoke_path(kNova, "invoke-with-response-stream"), "{}"})).message(),
            "The model is unsupported for streaming.");
}

TEST_F(BedrockCalls, TypesOfBodyAndAnswer) {
  const auto with = [&](aws::HeaderList headers) {
    return send_raw(sign({invoke_path(kNova), nova_body("a cat"), std::move(headers)}));
  };
  EXPECT_EQ(with({}).status, 200);
  EXPECT_EQ(with({{"Content-Type", "application/json; charset=utf-8"}, {"Accept", "*/*"}}).status, 200);
  EXPECT_EQ(with({{"Accept", "text/html, application/json;q=0.5"}}).status, 200);
  EXPECT_THAT(with({{"Content-Type", "text/plain"}}).message(), HasSubstr("Content Type is invalid"));
  EXPECT_THAT(with({{"Accept", "image/png"}}).message(), HasSubstr("Accept Type is invalid"));
  EXPECT_EQ(with({{"X-Amzn-Bedrock-GuardrailIdentifier", "g"}}).status, 400);
  EXPECT_EQ(with({{"X-Amzn-Bedrock-GuardrailVersion", "1"}}).status, 400);
  EXPECT_EQ(
      with({{"X-Amzn-Bedrock-GuardrailIdentifier", "g"}, {"X-Amzn-Bedrock-GuardrailVersion", "1"}}).status,
      200);
}

TEST_F(BedrockCalls, BodiesUpToTheLimit) {
  std::string body = nova_body("a cat");
  body.append(kInvokeBodyBytesMax - body.size(), ' ');
  EXPECT_EQ(invoke(kNova, body).status, 200);
  const Reply reply = invoke(kNova, body + ' ');
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.message(), HasSubstr("less than or equal to 25000000"));
}

// Whoever knows the key's name, which every link shows, can begin uploads; all of them together are bounded.
TEST_F(BedrockCalls, BodiesHeldBeforeTheirSignaturesAreKnownAreBounded) {
  const std::vector<std::uint8_t> piece(8U << 20U);
  const Sent sent = sign({invoke_path(kNova), "{}"});
  std::vector<std::shared_ptr<http::Call>> calls;
  const auto upload = [&] {
    http::RequestHead head;
    head.method = "POST";
    head.target = sent.target;
    for (const auto& [name, value] : sent.headers) head.headers.add(name, value);
    head.headers.add("Host", std::string{kHost});
    calls.push_back(handler_->begin(std::move(head)));
    EXPECT_FALSE(calls.back()->reject_early());
    return calls.back()->on_body(piece);
  };
  for (std::uint64_t held = 0; held < kBodiesBytesMax; held += piece.size()) EXPECT_TRUE(upload());
  const auto refused = upload();
  ASSERT_FALSE(refused);
  EXPECT_EQ(calls.back()->answer_for(refused.error()).status, 503);
  calls.clear();
  EXPECT_TRUE(upload());  // room again
  EXPECT_EQ(invoke(kNova, nova_body("a cat")).status, 200);
}

// One byte now and then would hold that memory for hours.
TEST_F(BedrockCalls, BodiesHaveATimeToArriveIn) {
  const Sent sent = sign({invoke_path(kNova), "{}"});
  const auto upload = [&](std::chrono::milliseconds after) {
    http::RequestHead head;
    head.method = "POST";
    head.target = sent.target;
    for (const auto& [name, value] : sent.headers) head.headers.add(name, value);
    head.headers.add("Host", std::string{kHost});
    const auto call = handler_->begin(std::move(head));
    EXPECT_FALSE(call->reject_early());
    EXPECT_TRUE(call->on_body(base::as_bytes("{")));
    clock_->advance(after);
    const auto taken = call->on_body(base::as_bytes("}"));
    clock_->advance(-after);
    return taken ? 0 : call->answer_for(taken.error()).status;
  };
  EXPECT_EQ(upload(kBodyTimeMax), 0);
  EXPECT_EQ(upload(kBodyTimeMax + std::chrono::milliseconds{1}), 408);
}

TEST_F(BedrockCalls, AFullQueueThrottles) {
  std::promise<void> go;
  const auto gate = go.get_future().share();
  std::promise<void> begun;
  use({}, 1, 1);
  bool first = true;
  draw_ = [&](const PictureOrder&) -> base::Result<std::vector<std::uint8_t>> {
    if (std::exchange(first, false)) begun.set_value();
    gate.wait();
    return std::vector<std::uint8_t>{1};
  };
  const Sent sent = sign({invoke_path(kNova), nova_body("a cat")});
  auto drawn = begin(sent);
  begun.get_future().wait();
  auto queued = begin(sent);
  const Reply refused = send_raw(sent);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "ThrottlingException");
  go.set_value();
  EXPECT_EQ(drawn.get().status, 200);
  EXPECT_EQ(queued.get().status, 200);
}

TEST_F(BedrockCalls, PicturesNobodyWaitsForAreNotDrawn) {
  use({.deadline = std::chrono::milliseconds{20}});
  draw_ = [](const PictureOrder&) -> base::Result<std::vector<std::uint8_t>> {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    return std::vector<std::uint8_t>{1};
  };
  EXPECT_EQ(invoke(kNova, nova_body("a cat", R"({"numberOfImages":5})")).code(), "ModelTimeoutException");
  EXPECT_LT(orders_.size(), 5U);
}

TEST(BedrockWaitingRoom, OneThatThrowsDoesNotKeepTheOthersWaiting) {
  bedrock_api::WaitingRoom room;
  std::promise<void> came;
  ASSERT_TRUE(room.wait(std::chrono::milliseconds{1}, [] { throw std::runtime_error("no more threads"); }));
  ASSERT_TRUE(room.wait(std::chrono::milliseconds{2}, [&] { came.set_value(); }));
  came.get_future().wait();
}

TEST_F(BedrockCalls, RequestsThatAreNoHttpGetJsonToo) {
  for (const int status : {400, 408, 431, 500, 503, 505}) {
    const auto response = handler_->answer_for_malformed(status);
    EXPECT_EQ(response.status, status);
    EXPECT_THAT(response.body, HasSubstr("message"));
  }
}

}  // namespace
}  // namespace onesheet::doors
