#include "print/qpdf_press.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <exception>
#include <string_view>

#include "embedded/icc_print.h"
#include "print/colours.h"
#include "print/page.h"
#include "render/jpeg_planes.h"
#include "render/xmp.h"

namespace onesheet::print {
namespace {

using Object = QPDFObjectHandle;

Object name_of(const char* name) { return Object::newName(name); }

Object box_of(const PageBox& box) {
  Object array = Object::newArray();
  for (const double side : {box.left_pt, box.bottom_pt, box.right_pt, box.top_pt})
    array.appendItem(Object::newReal(number_text(side)));
  return array;
}

std::string text_of(std::span<const std::uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

std::string value_in(const render::Metadata& metadata, std::string_view key) {
  const auto found = std::ranges::find(metadata, key, &std::pair<std::string, std::string>::first);
  return found == metadata.end() ? std::string{} : found->second;
}

// One document while it is put together.
class Document {
 public:
  Document(const PrintSheet& sheet, const Colours& colours) : sheet_(sheet), colours_(colours) {
    pdf_.emptyPDF();
    // §8.6.5.5: what the numbers of an ICC-based space mean.
    profile_ =
        Object::newStream(&pdf_, colours.components() == 4 ? text_of(sheet.cmyk_profile)
                                                           : text_of(embedded::icc_print().front().bytes));
    profile_.getDict().replaceKey("/N", Object::newInteger(colours.components()));
    if (colours.components() == 3) profile_.getDict().replaceKey("/Alternate", name_of("/DeviceRGB"));
    profile_ = pdf_.makeIndirectObject(profile_);
  }

  base::Result<std::vector<std::uint8_t>> write() {
    ONESHEET_ASSIGN(Object art, picture(sheet_.type.under));
    Object pictures = Object::newDictionary();
    pictures.replaceKey("/Art", art);
    int fill = 0;
    for (const render::OutlinedLine& line : sheet_.type.lines) {
      if (line.fill.samples.empty()) continue;
      ONESHEET_ASSIGN(Object inks, picture(line.fill));
      pictures.replaceKey("/Fill" + std::to_string(fill++), inks);
    }
    Object spaces = Object::newDictionary();
    if (colours_.components() == 3) spaces.replaceKey("/Own", colour_space());
    spaces.replaceKey("/All", marks_space());
    Object resources = Object::newDictionary();
    resources.replaceKey("/XObject", pictures);
    resources.replaceKey("/ColorSpace", spaces);

    const Page page = page_of(sheet_);
    Object leaf = Object::newDictionary();
    leaf.replaceKey("/Type", name_of("/Page"));
    leaf.replaceKey("/MediaBox", box_of(page.media));
    leaf.replaceKey("/BleedBox", box_of(page.bleed));
    leaf.replaceKey("/TrimBox", box_of(page.trim));
    leaf.replaceKey("/Resources", resources);
    leaf.replaceKey("/Contents", Object::newStream(&pdf_, content_of(sheet_, page, colours_)));
    QPDFPageDocumentHelper(pdf_).addPage(QPDFPageObjectHelper(pdf_.makeIndirectObject(leaf)), false);
    describe();

    QPDFWriter writer(pdf_);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.6");
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return std::vector<std::uint8_t>(buffer->getBuffer(), buffer->getBuffer() + buffer->getSize());
  }

 private:
  Object colour_space() {
    if (colours_.components() == 4) return name_of("/DeviceCMYK");
    Object space = Object::newArray();
    space.appendItem(name_of("/ICCBased"));
    space.appendItem(profile_);
    return space;
  }

  // §8.6.6.4: /All marks every plate.
  Object marks_space() {
    const bool inks = colours_.components() == 4;
    Object tint = Object::newDictionary();
    tint.replaceKey("/FunctionType", Object::newInteger(2));
    tint.replaceKey("/Domain", Object::parse("[0 1]"));
    tint.replaceKey("/C0", Object::parse(inks ? "[0 0 0 0]" : "[1 1 1]"));
    tint.replaceKey("/C1", Object::parse(inks ? "[1 1 1 1]" : "[0 0 0]"));
    tint.replaceKey("/N", Object::newInteger(1));
    Object space = Object::newArray();
    space.appendItem(name_of("/Separation"));
    space.appendItem(name_of("/All"));
    space.appendItem(name_of(inks ? "/DeviceCMYK" : "/DeviceRGB"));
    space.appendItem(tint);
    return space;
  }

  base::Result<Object> picture(const pixels::Image8& image) {
    ONESHEET_ASSIGN(const auto stream,
                    render::encode_jpeg_planes(colours_.convert(image), image.width, image.height,
                                               colours_.components(), kArtQuality));
    Object made = Object::newStream(&pdf_, text_of(stream));
    Object dictionary = made.getDict();
    dictionary.replaceKey("/Type", name_of("/XObject"));
    dictionary.replaceKey("/Subtype", name_of("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(image.width));
    dictionary.replaceKey("/Height", Object::newInteger(image.height));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(8));
    dictionary.replaceKey("/ColorSpace", colour_space());
    dictionary.replaceKey("/Filter", name_of("/DCTDecode"));
    return pdf_.makeIndirectObject(made);
  }

  // Output intent, XMP and the old information dictionary.
  void describe() {
    const bool press = colours_.components() == 4;
    Object intent = Object::newDictionary();
    intent.replaceKey("/Type", name_of("/OutputIntent"));
    intent.replaceKey("/S", name_of(press ? "/GTS_PDFX" : "/GTS_PDFA1"));
    const std::string condition = press ? colours_.profile_name() : "sRGB IEC61966-2.1";
    intent.replaceKey("/OutputConditionIdentifier", Object::newUnicodeString(condition));
    intent.replaceKey("/Info", Object::newUnicodeString(condition));
    intent.replaceKey("/DestOutputProfile", profile_);
    Object intents = Object::newArray();
    intents.appendItem(intent);
    Object root = pdf_.getRoot();
    root.replaceKey("/OutputIntents", intents);

    const std::string xmp = render::xmp_packet(sheet_.metadata, render::XmpScope::all);
    if (!xmp.empty()) {
      Object metadata = Object::newStream(&pdf_, xmp);
      metadata.getDict().replaceKey("/Type", name_of("/Metadata"));
      metadata.getDict().replaceKey("/Subtype", name_of("/XML"));
      metadata.setFilterOnWrite(false);  // readable to programs that know no PDF
      root.replaceKey("/Metadata", pdf_.makeIndirectObject(metadata));
    }
    Object info = Object::newDictionary();
    const std::string title = value_in(sheet_.metadata, render::kMetaTitle);
    if (!title.empty()) info.replaceKey("/Title", Object::newUnicodeString(title));
    const std::string maker = value_in(sheet_.metadata, render::kMetaSoftware);
    if (!maker.empty()) info.replaceKey("/Creator", Object::newUnicodeString(maker));
    info.replaceKey("/Trapped", name_of("/False"));
    pdf_.getTrailer().replaceKey("/Info", pdf_.makeIndirectObject(info));
  }

  const PrintSheet& sheet_;
  const Colours& colours_;
  QPDF pdf_;
  Object profile_;
};

class QpdfPress : public Press {
 public:
  base::Result<std::vector<std::uint8_t>> pdf(const PrintSheet& sheet) const override {
    const auto cannot = [](const char* detail) {
      return base::fail(base::ErrorKind::bug, "The print file could not be written.", detail);
    };
    const pixels::Image8& under = sheet.type.under;
    if (sheet.bleed_px < 0 || under.width <= 2 * sheet.bleed_px || under.height <= 2 * sheet.bleed_px ||
        sheet.trim_width_in <= 0 || sheet.trim_height_in <= 0) {
      return cannot("no sheet inside the bleed");
    }
    ONESHEET_ASSIGN(const Colours colours, Colours::open(sheet.cmyk_profile));
    try {
      return Document(sheet, colours).write();
    } catch (const std::exception& error) {
      return cannot(error.what());
    }
  }

  base::Result<void> check_profile(const std::vector<std::uint8_t>& profile) const override {
    ONESHEET_TRY(Colours::open(profile));
    return {};
  }
};

}  // namespace

std::shared_ptr<const Press> make_press() { return std::make_shared<QpdfPress>(); }

}  // namespace onesheet::print
