#include "render/read_metadata.h"

#include <spng.h>

#include <memory>
#include <string>
#include <string_view>

#include "render/file_blocks.h"

namespace onesheet::render {
namespace {

std::string xml_unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const auto is = [&](std::string_view entity) { return text.substr(i).starts_with(entity); };
    const auto take = [&](std::string_view entity, char c) {
      plain += c;
      i += entity.size();
    };
    if (is("&amp;")) {
      take("&amp;", '&');
    } else if (is("&lt;")) {
      take("&lt;", '<');
    } else if (is("&gt;")) {
      take("&gt;", '>');
    } else if (is("&quot;")) {
      take("&quot;", '"');
    } else if (is("&#13;")) {
      take("&#13;", '\r');
    } else if (is("&apos;")) {
      take("&apos;", '\'');
    } else {
      plain += text[i++];
    }
  }
  return plain;
}

// <onesheet:Name>value</onesheet:Name>, as this program writes its properties. One inside another's value is
// part of that value: each byte is taken once, however many openings there are.
void add_properties(std::string_view xmp, Metadata& to) {
  constexpr std::string_view kOpen = "<onesheet:";
  auto at = xmp.find(kOpen);
  for (int looked = 0; at != std::string_view::npos && looked < kPropertiesReadMax; ++looked) {
    const auto name_at = at + kOpen.size();
    at = xmp.find(kOpen, name_at);
    const auto end_of_name = xmp.find('>', name_at);
    if (end_of_name == std::string_view::npos || end_of_name - name_at > 79) continue;
    const std::string name(xmp.substr(name_at, end_of_name - name_at));
    const auto end = xmp.find("</onesheet:" + name + ">", end_of_name);
    if (end == std::string_view::npos) continue;
    to.emplace_back(name, xml_unescaped(xmp.substr(end_of_name + 1, end - end_of_name - 1)));
    at = xmp.find(kOpen, end);
  }
}

void add_png_texts(std::span<const std::uint8_t> bytes, Metadata& to) {
  const std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> context(spng_ctx_new(0), spng_ctx_free);
  if (!context) return;
  spng_set_chunk_limits(context.get(), kTextReadMax_bytes, 4 * kTextReadMax_bytes);
  if (spng_set_png_buffer(context.get(), bytes.data(), bytes.size()) != 0) return;
  // The texts before the pixels, and those after them where the file is whole.
  (void)spng_decode_chunks(context.get());
  std::uint32_t count = 0;
  if (spng_get_text(context.get(), nullptr, &count) != 0 || count == 0 || count > 1000) return;
  std::vector<spng_text> texts(count);
  if (spng_get_text(context.get(), texts.data(), &count) != 0) return;
  for (const spng_text& text : texts) {
    if (std::string_view(text.keyword) != "XML:com.adobe.xmp")
      to.emplace_back(text.keyword, std::string(text.text, text.length));
  }
}

}  // namespace

base::Result<Metadata> read_metadata(std::span<const std::uint8_t> bytes) {
  if (!is_png(bytes) && !is_jpeg(bytes) && !is_webp(bytes) && !is_avif(bytes)) {
    return base::fail(base::ErrorKind::bad_request, "The picture must be a PNG, JPEG, WebP or AVIF file.");
  }
  Metadata metadata;
  if (is_png(bytes)) add_png_texts(bytes, metadata);
  const FileBlocks blocks = read_file_blocks(bytes);
  for (const std::string& comment : blocks.comments) {
    const auto colon = comment.find(": ");
    if (colon != std::string::npos && colon < 80)
      metadata.emplace_back(comment.substr(0, colon), comment.substr(colon + 2));
  }
  add_properties(blocks.xmp, metadata);
  return metadata;
}

}  // namespace onesheet::render
