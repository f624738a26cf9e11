#include "base/encoding.h"
#include "kit/kit.h"

namespace onesheet::kit {
namespace {

std::string quoted(std::string_view text) { return "\"" + base::json_escape(text) + "\""; }

std::string truth(bool value) { return value ? "true" : "false"; }

std::string file_json(const KitFile& file) {
  std::string checks, notes;
  for (const Check& check : file.checks) {
    checks += (checks.empty() ? "" : ",") +
              ("{\"rule\":" + quoted(check.rule) + ",\"passes\":" + truth(check.passes) +
               ",\"detail\":" + quoted(check.detail) + "}");
  }
  for (const std::string& note : file.notes) notes += (notes.empty() ? "" : ",") + quoted(note);
  return "{\"file\":" + quoted(file.name) + ",\"store\":" + quoted(file.asset.store) +
         ",\"format\":" + quoted(file.asset.format.name) + ",\"needed\":" + quoted(file.asset.needed) +
         ",\"width\":" + std::to_string(file.width_px) + ",\"height\":" + std::to_string(file.height_px) +
         ",\"bytes\":" + std::to_string(file.bytes.size()) + ",\"passes\":" + truth(file.passes()) +
         ",\"checks\":[" + checks + "],\"notes\":[" + notes +
         "],\"look_yourself\":" + quoted(file.asset.asks) + ",\"source\":" + quoted(file.asset.source) +
         ",\"checked\":" + quoted(file.asset.checked) + "}";
}

}  // namespace

std::string report_json(const Kit& kit) {
  std::string files;
  for (const KitFile& file : kit.files) files += (files.empty() ? "" : ",") + file_json(file);
  return "{\"poster\":" + quoted(kit.poster.id) + ",\"title\":" + quoted(kit.poster.title) +
         ",\"passes\":" + truth(kit.passes()) + ",\"files\":[" + files + "]}";
}

std::string report_text(const Kit& kit) {
  std::string text = (kit.poster.title.empty() ? "Key art without words" : kit.poster.title) + "\n";
  for (const KitFile& file : kit.files) {
    text += std::string(file.passes() ? "passes  " : "FAILS   ") + file.name + "  " +
            std::to_string(file.width_px) + "x" + std::to_string(file.height_px) + ", " +
            std::to_string(file.bytes.size()) + " bytes, " + file.asset.needed + "\n";
    for (const Check& check : file.checks) {
      if (!check.passes) text += "        " + check.rule + ": " + check.detail + "\n";
    }
    for (const std::string& note : file.notes) text += "        " + note + "\n";
  }
  std::string last;
  for (const KitFile& file : kit.files) {
    const std::string line = file.asset.store + ": " + file.asset.asks;
    if (file.asset.asks.empty() || line == last) continue;
    if (last.empty()) text += "Look yourself:\n";
    text += "  " + line + "\n";
    last = line;
  }
  return text;
}

}  // namespace onesheet::kit
