#include "aws/digest.h"

#include <gtest/gtest.h>
#include <thread>

#include "base/encoding.h"

namespace onesheet::aws {
namespace {

TEST(Digest, KnownAnswers) {
  EXPECT_EQ(sha256_hex(""), kEmptySha256);
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Digest md5{DigestKind::md5};
  md5.update(base::as_bytes("mess"));
  md5.update(base::as_bytes("age digest"));
  EXPECT_EQ(base::hex_lower(md5.finish()), "f96b697d7cb7938d525a2f31aaf161d0");  // RFC 1321 A.5
  Digest sha1{DigestKind::sha1};
  sha1.update(base::as_bytes("abc"));
  EXPECT_EQ(base::hex_lower(sha1.finish()), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

// RFC 4231 §4.3 and §4.7 (a key longer than the block); RFC 2202 §3 case 2.
TEST(Hmac, KnownAnswers) {
  EXPECT_EQ(base::hex_lower(hmac_sha256(base::as_bytes("Jefe"), "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(base::hex_lower(hmac_sha256(std::vector<std::uint8_t>(131, 0xAA),
                                        "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  EXPECT_EQ(base::hex_lower(hmac_sha1(base::as_bytes("Jefe"), "what do ya want for nothing?")),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

TEST(Digest, ThreadsDoNotShareState) {
  std::vector<std::jthread> threads;
  std::array<bool, 8> right{};
  for (std::size_t t = 0; t < right.size(); ++t) {
    threads.emplace_back([&right, t] {
      bool all = true;
      for (int i = 0; i < 500; ++i) {
        all = all && sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
      }
      right[t] = all;
    });
  }
  threads.clear();
  for (const bool one : right) EXPECT_TRUE(one);
}

TEST(ConstantTime, ComparesWholeTexts) {
  EXPECT_TRUE(equal_in_constant_time("", ""));
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abcd"));
}

}  // namespace
}  // namespace onesheet::aws
