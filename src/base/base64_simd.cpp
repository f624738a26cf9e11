// Sixteen characters become twelve bytes at a time, for every instruction set Highway knows.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/base64_simd.cpp"
#include <hwy/foreach_target.h>
// Highway's header must come after foreach_target's.
#include <hwy/highway.h>

#include "base/base64.h"

HWY_BEFORE_NAMESPACE();
namespace onesheet::base::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::size_t groups(const char* text, std::size_t size, std::uint8_t* to) {
#if HWY_TARGET == HWY_SCALAR
  return decode_base64_groups_plain({text, size}, to);
#else
  // Signed lanes, since they compare on every target; what is no ASCII is negative and in no range.
  const hn::FixedTag<std::int8_t, 16> di8;
  const hn::FixedTag<std::uint8_t, 16> d8;
  const hn::RepartitionToWide<decltype(d8)> d16;
  const hn::RepartitionToWide<decltype(d16)> d32;
  // Each group's three bytes are the other way round in its lane; four lanes of them move together.
  alignas(16) static constexpr std::uint8_t kOrder[16] = {2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 3, 3, 3};
  const auto order = hn::Load(d8, kOrder);
  const auto all = [&](int value) HWY_ATTR { return hn::Set(di8, static_cast<std::int8_t>(value)); };
  const auto from_to = [&](auto chars, char first, char last) HWY_ATTR {
    return hn::And(hn::Gt(chars, all(first - 1)), hn::Lt(chars, all(last + 1)));
  };
  // A step writes 16 bytes, of which 12 count: eight more characters make room for the rest.
  constexpr std::size_t kStep = 16, kRoom = 8;
  std::size_t at = 0;
  for (; at + kStep + kRoom <= size; at += kStep, to += 12) {
    const auto chars = hn::LoadU(di8, reinterpret_cast<const std::int8_t*>(text + at));
    const auto upper = from_to(chars, 'A', 'Z'), lower = from_to(chars, 'a', 'z'),
               digit = from_to(chars, '0', '9'), plus = hn::Eq(chars, all('+')),
               slash = hn::Eq(chars, all('/'));
    const auto known = hn::Or(hn::Or(hn::Or(upper, lower), hn::Or(digit, plus)), slash);
    if (!hn::AllTrue(di8, known)) break;
    // What to add to get from a character to its value.
    const auto shift =
        hn::Or(hn::Or(hn::IfThenElseZero(upper, all(-65)), hn::IfThenElseZero(lower, all(-71))),
               hn::Or(hn::IfThenElseZero(digit, all(4)),
                      hn::Or(hn::IfThenElseZero(plus, all(19)), hn::IfThenElseZero(slash, all(16)))));
    const auto pairs = hn::BitCast(d16, hn::Add(chars, shift));  // a | b << 8
    const auto twelve = hn::BitCast(
        d32, hn::Or(hn::ShiftLeft<6>(hn::And(pairs, hn::Set(d16, 0xFF))), hn::ShiftRight<8>(pairs)));
    const auto whole =
        hn::Or(hn::ShiftLeft<12>(hn::And(twelve, hn::Set(d32, 0xFFFF))), hn::ShiftRight<16>(twelve));
    hn::StoreU(hn::TableLookupBytes(hn::BitCast(d8, whole), order), d8, to);
  }
  return at;
#endif
}

}  // namespace onesheet::base::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace onesheet::base {

HWY_EXPORT(groups);

std::size_t decode_base64_groups(std::string_view text, std::uint8_t* to) {
  return HWY_DYNAMIC_DISPATCH(groups)(text.data(), text.size(), to);
}

}  // namespace onesheet::base
#endif
