// How many requests per second one core can sign and verify, and how fast bodies can be checked.
// The answers are proved first: a published vector, then that what was signed verifies.
//   bench_signing [--seconds N]     prints a markdown table: median of seven rounds, and their spread
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/checksum.h"
#include "aws/presented.h"
#include "aws/sigv4.h"
#include "aws/time_text.h"
#include "base/encoding.h"

namespace {

using namespace onesheet;
using std::chrono::seconds;

constexpr int kRounds = 7;

aws::SigningContext context() {
  return {{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""},
          "us-east-1",
          "s3",
          aws::parse_basic_time("20130524T000000Z").value(),
          aws::PathRule::s3};
}

const aws::Request kSample{"GET", "/test.txt", "", {{"Host", "examplebucket.s3.amazonaws.com"}}};

// What a server does with a presigned GET: take it apart, rebuild what was signed, compare.
bool verifies(std::string_view path, std::string_view query_text, const aws::HeaderList& headers,
              std::string_view secret, aws::SigningKeys& keys) {
  const auto query = aws::parse_query(query_text);
  const auto presented = aws::parse_presigned(query);
  if (!presented) return false;
  const std::vector<std::string_view> names{presented->signed_names.begin(), presented->signed_names.end()};
  const std::string request = aws::canonical_request("GET", aws::canonical_path(path, aws::PathRule::s3),
                                                     aws::canonical_query(query, "X-Amz-Signature"), headers,
                                                     names, aws::kUnsignedPayload);
  const std::string text = aws::string_to_sign(presented->time, presented->scope.text(), request);
  return aws::equal_in_constant_time(aws::signature_of(keys.get(secret, presented->scope), text),
                                     presented->signature);
}

void require(bool right, const char* what) {
  if (right) return;
  std::fprintf(stderr, "wrong answer: %s\n", what);
  std::exit(1);
}

// Calls `work` until `length` is over; returns calls per second.
double rate(const std::function<void()>& work, std::chrono::duration<double> length) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t calls = 0;
  std::chrono::duration<double> passed{};
  do {
    for (int i = 0; i < 16; ++i) work();
    calls += 16;
    passed = std::chrono::steady_clock::now() - start;
  } while (passed < length);
  return static_cast<double>(calls) / passed.count();
}

void row(const char* name, double unit, const char* unit_name, const std::function<void()>& work,
         std::chrono::duration<double> length) {
  std::vector<double> rates;
  rate(work, length / 4);  // warm caches and clock
  for (int i = 0; i < kRounds; ++i) rates.push_back(rate(work, length) / unit);
  std::ranges::sort(rates);
  std::printf("| %s | %.0f %s | %.0f–%.0f |\n", name, rates[kRounds / 2], unit_name, rates.front(),
              rates.back());
}

}  // namespace

int main(int argc, char** argv) {
  double total_s = 6;
  if (argc == 3 && std::string_view{argv[1]} == "--seconds") total_s = std::strtod(argv[2], nullptr);

  const auto signing = context();
  const auto link = aws::presign(kSample, aws::kUnsignedPayload, signing, seconds{86400});
  require(link.signature.hex == "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
          "the presigned GET of the S3 guide");
  aws::SigningKeys keys;
  const std::string& secret = signing.credentials.secret_access_key;
  require(verifies(kSample.path, link.query, kSample.headers, secret, keys), "what was signed verifies");
  require(!verifies("/other.txt", link.query, kSample.headers, secret, keys), "another path does not");
  const std::vector<std::uint8_t> body(1 << 20, 0x5A);
  require(aws::crc64nvme(0, body) == aws::plain::crc64nvme(0, body), "crc64nvme");

  constexpr int rows = 7;
  const std::chrono::duration<double> each{total_s / (rows * kRounds)};
  std::printf("| | median | spread |\n|---|---:|---:|\n");
  bool all = true;
  row(
      "presign a GET", 1, "/s",
      [&] {
        all = aws::presign(kSample, aws::kUnsignedPayload, signing, seconds{60}).query.size() > 100 && all;
      },
      each);
  row(
      "sign headers", 1, "/s",
      [&] { all = aws::sign_headers(kSample, aws::kEmptySha256, signing, true).added.size() == 3 && all; },
      each);
  row(
      "verify a presigned GET", 1, "/s",
      [&] { all = verifies(kSample.path, link.query, kSample.headers, secret, keys) && all; }, each);
  const auto mebibytes = 1.0;  // the body is one
  row("SHA-256", mebibytes, "MiB/s", [&] { all = aws::sha256(body) != aws::Sha256Bytes{} && all; }, each);
  row("CRC32", mebibytes, "MiB/s", [&] { all = aws::crc32(0, body) != 1 && all; }, each);
  row("CRC32C", mebibytes, "MiB/s", [&] { all = aws::crc32c(0, body) != 1 && all; }, each);
  row("CRC64NVME", mebibytes, "MiB/s", [&] { all = aws::crc64nvme(0, body) != 1 && all; }, each);
  require(all, "every call");
}
