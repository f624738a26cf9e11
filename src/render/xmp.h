// What a file says about itself: an XMP packet (ISO 16684-1), the same in every type of file.
#pragma once

#include <string>
#include <string_view>

#include "render/encode.h"

namespace onesheet::render {

// Keys of Metadata that have a property of their own.
inline constexpr std::string_view kMetaTitle = "Title";              // dc:title
inline constexpr std::string_view kMetaDescription = "Description";  // dc:description
inline constexpr std::string_view kMetaSoftware = "Software";        // xmp:CreatorTool
// Iptc4xmpExt:DigitalSourceType (IPTC Photo Metadata 2023.2): a term of the vocabulary
// http://cv.iptc.org/newscodes/digitalsourcetype/, without that beginning.
inline constexpr std::string_view kMetaSourceType = "DigitalSourceType";

enum class XmpScope {
  well_known,  // the properties above
  all,         // and each other text as a property in the namespace urn:onesheet:1.0/
};

// A whole packet, UTF-8; empty when there is nothing to say. Characters that XML 1.0 cannot hold are left
// out.
std::string xmp_packet(const Metadata& metadata, XmpScope scope);

}  // namespace onesheet::render
