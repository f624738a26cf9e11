#include "pixels/kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "pixels/kernels.cpp"
#include <hwy/foreach_target.h>
// After foreach_target: the order is Highway's.
#include <hwy/highway.h>

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace onesheet::pixels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;

// Calls body(offset, lanes-or-rest): whole vectors first, the rest by the plain twin.
template <class Body>
HWY_INLINE std::size_t whole_vectors(std::size_t count, const Body& body) {
  const std::size_t step = hn::Lanes(Floats());
  std::size_t i = 0;
  for (; i + step <= count; i += step) body(i);
  return i;
}

void MixRow(float* base, const float* cover, std::size_t count, float value, float opacity) {
  const Floats d;
  const auto to = hn::Set(d, value), share = hn::Set(d, opacity);
  const std::size_t done = whole_vectors(count, [&](std::size_t i) HWY_ATTR {
    const auto from = hn::LoadU(d, base + i);
    const auto weight = hn::Mul(hn::LoadU(d, cover + i), share);
    hn::StoreU(hn::Add(from, hn::Mul(hn::Sub(to, from), weight)), d, base + i);
  });
  plain::mix_row(base + done, cover + done, count - done, value, opacity);
}

void ScreenRow(float* base, const float* cover, std::size_t count, float value) {
  const Floats d;
  const auto one = hn::Set(d, 1.0F), light = hn::Set(d, value);
  const std::size_t done = whole_vectors(count, [&](std::size_t i) HWY_ATTR {
    const auto dark = hn::Sub(one, hn::LoadU(d, base + i));
    const auto left = hn::Sub(one, hn::Mul(hn::LoadU(d, cover + i), light));
    hn::StoreU(hn::Sub(one, hn::Mul(dark, left)), d, base + i);
  });
  plain::screen_row(base + done, cover + done, count - done, value);
}

void AddRow(float* base, const float* cover, std::size_t count, float value) {
  const Floats d;
  const auto light = hn::Set(d, value);
  const std::size_t done = whole_vectors(count, [&](std::size_t i) HWY_ATTR {
    hn::StoreU(hn::Add(hn::LoadU(d, base + i), hn::Mul(hn::LoadU(d, cover + i), light)), d, base + i);
  });
  plain::add_row(base + done, cover + done, count - done, value);
}

void SampleTileRow(TileView tile, const float* u, const float* v, float* out, std::size_t count) {
  const Floats d;
  const hn::RebindToSigned<Floats> di;
  const auto side = hn::Set(d, static_cast<float>(tile.side));
  const auto wrap = hn::Set(di, tile.side - 1), one = hn::Set(di, 1), pitch = hn::Set(di, tile.side);
  const std::size_t done = whole_vectors(count, [&](std::size_t i) HWY_ATTR {
    const auto x = hn::Mul(hn::LoadU(d, u + i), side), y = hn::Mul(hn::LoadU(d, v + i), side);
    const auto left = hn::Floor(x), top = hn::Floor(y);
    const auto fx = hn::Sub(x, left), fy = hn::Sub(y, top);
    const auto x0 = hn::And(hn::ConvertTo(di, left), wrap), y0 = hn::And(hn::ConvertTo(di, top), wrap);
    const auto x1 = hn::And(hn::Add(x0, one), wrap);
    const auto row0 = hn::Mul(y0, pitch), row1 = hn::Mul(hn::And(hn::Add(y0, one), wrap), pitch);
    const auto a = hn::GatherIndex(d, tile.values, hn::Add(row0, x0));
    const auto b = hn::GatherIndex(d, tile.values, hn::Add(row0, x1));
    const auto c = hn::GatherIndex(d, tile.values, hn::Add(row1, x0));
    const auto e = hn::GatherIndex(d, tile.values, hn::Add(row1, x1));
    const auto upper = hn::Add(a, hn::Mul(hn::Sub(b, a), fx));
    const auto lower = hn::Add(c, hn::Mul(hn::Sub(e, c), fx));
    hn::StoreU(hn::Add(upper, hn::Mul(hn::Sub(lower, upper), fy)), d, out + i);
  });
  plain::sample_tile_row(tile, u + done, v + done, out + done, count - done);
}

void ExpRow(const float* in, float* out, std::size_t count) {
  const Floats d;
  const hn::RebindToSigned<Floats> di;
  const std::size_t done = whole_vectors(count, [&](std::size_t i) HWY_ATTR {
    const auto t = hn::Mul(hn::LoadU(d, in + i), hn::Set(d, 1.44269504F));
    const auto kept = hn::Min(hn::Max(t, hn::Set(d, -126.0F)), hn::Set(d, 126.0F));
    const auto half = hn::IfThenElse(hn::Lt(kept, hn::Zero(d)), hn::Set(d, -0.5F), hn::Set(d, 0.5F));
    const auto power = hn::ConvertTo(di, hn::Add(kept, half));
    const auto f = hn::Mul(hn::Sub(kept, hn::ConvertTo(d, power)), hn::Set(d, 0.693147181F));
    auto p = hn::Add(hn::Set(d, 0.0416666667F), hn::Mul(f, hn::Set(d, 0.00833333333F)));
    for (const float term : {0.166666667F, 0.5F, 1.0F, 1.0F}) p = hn::Add(hn::Set(d, term), hn::Mul(f, p));
    const auto scale = hn::BitCast(d, hn::ShiftLeft<23>(hn::Add(power, hn::Set(di, 127))));
    hn::StoreU(hn::IfThenElse(hn::Lt(t, hn::Set(d, -126.0F)), hn::Zero(d), hn::Mul(p, scale)), d, out + i);
  });
  plain::exp_row(in + done, out + done, count - done);
}

void BoxLanes(const float* in, float* out, std::size_t count, std::size_t radius) {
  using kernels::kLanes;
  if (count == 0) return;
  const hn::CappedTag<float, kLanes> d;
  const std::size_t step = hn::Lanes(d);
  const auto scale = hn::Set(d, 1.0F / static_cast<float>(2 * radius + 1));
  const auto reach = static_cast<std::ptrdiff_t>(radius);
  const auto last = static_cast<std::ptrdiff_t>(count) - 1;
  for (std::size_t lane = 0; lane < kLanes; lane += step) {
    const auto at = [&](std::ptrdiff_t i) HWY_ATTR {
      const auto row = static_cast<std::size_t>(std::clamp(i, std::ptrdiff_t{0}, last));
      return hn::LoadU(d, in + row * kLanes + lane);
    };
    auto sum = hn::Zero(d);
    for (std::ptrdiff_t i = -reach; i <= reach; ++i) sum = hn::Add(sum, at(i));
    for (std::ptrdiff_t i = 0; i <= last; ++i) {
      hn::StoreU(hn::Mul(sum, scale), d, out + static_cast<std::size_t>(i) * kLanes + lane);
      sum = hn::Add(sum, hn::Sub(at(i + reach + 1), at(i - reach)));
    }
  }
}

void ToBytesRow(const float* r, const float* g, const float* b, std::uint8_t* out, std::size_t count,
                std::uint32_t row_key) {
  const Floats d;
  const hn::RebindToUnsigned<Floats> du;
  const hn::RebindToSigned<Floats> di;
  const hn::Rebind<std::uint8_t, Floats> bytes;
  const float* const planes[3] = {r, g, b};
  HWY_ALIGN std::uint8_t stage[3][HWY_MAX_BYTES];
  const std::size_t step = hn::Lanes(d);
  const std::size_t done = whole_vectors(count, [&](std::size_t i) HWY_ATTR {
    for (std::uint32_t channel = 0; channel < 3; ++channel) {
      const auto place = hn::Iota(du, static_cast<std::uint32_t>(i));
      auto h = hn::Add(hn::Set(du, row_key + channel), hn::Mul(place, hn::Set(du, 3U)));
      h = hn::Mul(hn::Xor(h, hn::ShiftRight<16>(h)), hn::Set(du, 0x7FEB352DU));
      h = hn::Mul(hn::Xor(h, hn::ShiftRight<15>(h)), hn::Set(du, 0x846CA68BU));
      h = hn::Xor(h, hn::ShiftRight<16>(h));
      const auto two = hn::Add(hn::And(h, hn::Set(du, 0xFFFFU)), hn::ShiftRight<16>(h));
      const auto dither = hn::Sub(
          hn::Mul(hn::ConvertTo(d, hn::BitCast(di, two)), hn::Set(d, 1.0F / 65536.0F)), hn::Set(d, 0.5F));
      const auto value = hn::Add(hn::Mul(hn::LoadU(d, planes[channel] + i), hn::Set(d, 255.0F)), dither);
      const auto kept = hn::Min(hn::Max(value, hn::Zero(d)), hn::Set(d, 255.0F));
      hn::StoreU(hn::DemoteTo(bytes, hn::ConvertTo(di, kept)), bytes, stage[channel]);
    }
    for (std::size_t k = 0; k < step; ++k) {
      for (std::size_t channel = 0; channel < 3; ++channel) out[(i + k) * 3 + channel] = stage[channel][k];
    }
  });
  plain::to_bytes_row(r + done, g + done, b + done, out + done * 3, count - done,
                      row_key + static_cast<std::uint32_t>(done) * 3U);
}

}  // namespace onesheet::pixels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace onesheet::pixels {
HWY_EXPORT(MixRow);
HWY_EXPORT(ScreenRow);
HWY_EXPORT(AddRow);
HWY_EXPORT(SampleTileRow);
HWY_EXPORT(ExpRow);
HWY_EXPORT(BoxLanes);
HWY_EXPORT(ToBytesRow);

namespace kernels {

void mix_row(float* base, const float* cover, std::size_t count, float value, float opacity) {
  HWY_DYNAMIC_DISPATCH(MixRow)(base, cover, count, value, opacity);
}
void screen_row(float* base, const float* cover, std::size_t count, float value) {
  HWY_DYNAMIC_DISPATCH(ScreenRow)(base, cover, count, value);
}
void add_row(float* base, const float* cover, std::size_t count, float value) {
  HWY_DYNAMIC_DISPATCH(AddRow)(base, cover, count, value);
}
void sample_tile_row(TileView tile, const float* u, const float* v, float* out, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(SampleTileRow)(tile, u, v, out, count);
}
void exp_row(const float* in, float* out, std::size_t count) { HWY_DYNAMIC_DISPATCH(ExpRow)(in, out, count); }
void box_lanes(const float* in, float* out, std::size_t count, std::size_t radius) {
  HWY_DYNAMIC_DISPATCH(BoxLanes)(in, out, count, radius);
}
void to_bytes_row(const float* r, const float* g, const float* b, std::uint8_t* out, std::size_t count,
                  std::uint32_t row_key) {
  HWY_DYNAMIC_DISPATCH(ToBytesRow)(r, g, b, out, count, row_key);
}

}  // namespace kernels
}  // namespace onesheet::pixels
#endif
