#include "doors/bedrockapi/order_reader.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/encoding.h"
#include "base/random.h"
#include "base/utf8.h"
#include "doors/bedrockapi/bedrock_door.h"
#include "doors/bedrockapi/fields.h"

namespace onesheet::doors::bedrock_api {
namespace {

namespace json = boost::json;
using bedrock::Family;
using bedrock::KnownModel;
using bedrock::PixelSize;
using enum Fields::Need;
using Words = std::span<const std::string_view>;

constexpr std::string_view kTitan1 = "amazon.titan-image-generator-v1";
constexpr std::array<std::string_view, 8> kNovaStyles{"3D_ANIMATED_FAMILY_FILM",
                                                      "DESIGN_SKETCH",
                                                      "FLAT_VECTOR_ILLUSTRATION",
                                                      "GRAPHIC_NOVEL_ILLUSTRATION",
                                                      "MAXIMALISM",
                                                      "MIDCENTURY_RETRO",
                                                      "PHOTOREALISM",
                                                      "SOFT_DIGITAL_PAINTING"};
constexpr std::array<std::string_view, 2> kControlModes{"CANNY_EDGE", "SEGMENTATION"};
constexpr std::array<std::string_view, 2> kQualities{"standard", "premium"};
constexpr std::array<std::string_view, 7> kTasks{
    "TEXT_IMAGE",  "COLOR_GUIDED_GENERATION", "IMAGE_VARIATION", "INPAINTING",
    "OUTPAINTING", "BACKGROUND_REMOVAL",      "VIRTUAL_TRY_ON"};
constexpr std::array<std::string_view, 2> kModes{"text-to-image", "image-to-image"};
constexpr std::array<std::string_view, 4> kFormats{"png", "jpeg", "PNG", "JPEG"};
constexpr std::array<std::string_view, 6> kFormatsWithWebp{"png", "jpeg", "webp", "PNG", "JPEG", "WEBP"};
constexpr std::array<std::string_view, 7> kGuidance{"FAST_BLUE", "FAST_GREEN", "NONE",   "SIMPLE",
                                                    "SLOW",      "SLOWER",     "SLOWEST"};
constexpr std::array<std::string_view, 10> kSamplers{"DDIM",       "DDPM",
                                                     "K_DPMPP_2M", "K_DPMPP_2S_ANCESTRAL",
                                                     "K_DPM_2",    "K_DPM_2_ANCESTRAL",
                                                     "K_EULER",    "K_EULER_ANCESTRAL",
                                                     "K_HEUN",     "K_LMS"};
constexpr std::array<std::string_view, 17> kStylePresets{
    "3d-model",  "analog-film", "anime",        "cinematic", "comic-book",  "digital-art",
    "enhance",   "fantasy-art", "isometric",    "line-art",  "low-poly",    "modeling-compound",
    "neon-punk", "origami",     "photographic", "pixel-art", "tile-texture"};

constexpr std::size_t kPicturesInMax = 5;
constexpr std::size_t kColoursMax = 10;
constexpr int kAmazonCountMax = 5;
constexpr std::size_t kPromptMax = 10'000;  // PictureOrder's

// Where 0 asks for any seed: one that the answer can name, and that draws the same picture when it is sent.
std::uint64_t any_seed(std::uint64_t most) {
  std::array<std::uint8_t, 8> bytes{};
  base::secure_random(bytes);
  std::uint64_t number = 0;
  for (const std::uint8_t byte : bytes) number = (number << 8U) | byte;
  return 1 + number % most;
}

poster::FileType type_named(std::string_view name) {
  const std::string lower = base::lower_ascii(name);
  if (lower == "jpeg") return poster::FileType::jpeg;
  if (lower == "webp") return poster::FileType::webp;
  return poster::FileType::png;
}

// PNG or JPEG in base64, by their first bytes: pictures sent along are not drawn from.
bool is_picture(std::string_view base64) {
  const auto bytes = base::from_base64(base64);
  if (!bytes) return false;
  const std::string_view start{reinterpret_cast<const char*>(bytes->data()),
                               std::min<std::size_t>(bytes->size(), 8)};
  return start == "\x89PNG\r\n\x1a\n" || start.starts_with("\xff\xd8\xff");
}

void check_picture(Fields& fields, std::string_view name, Fields::Need need) {
  const auto picture = fields.text(name, 1, kInvokeBodyBytesMax, need);
  if (picture && !is_picture(*picture)) fields.note(name, "expected a PNG or JPEG picture in base64");
}

std::string list_of(std::span<const PixelSize> sizes) {
  std::string text;
  for (const PixelSize size : sizes) {
    text += (text.empty() ? "" : ", ") + std::to_string(size.width) + "x" + std::to_string(size.height);
  }
  return text;
}

void check_listed(Fields& fields, Family family, const Order& order) {
  const auto sizes = bedrock::offered_sizes(family);
  const bool listed = std::ranges::any_of(sizes, [&](const PixelSize size) {
    return size.width == order.width_px && size.height == order.height_px;
  });
  if (listed) return;
  fields.note({}, "the size " + std::to_string(order.width_px) + "x" + std::to_string(order.height_px) +
                      " is not supported; supported sizes (width x height) are " + list_of(sizes));
}

void check_nova_size(Fields& fields, const Order& order) {
  const std::int64_t width = order.width_px, height = order.height_px;
  if (width * height > bedrock::kNovaPixelsMax) {
    fields.note({}, "width times height must be less than " + std::to_string(bedrock::kNovaPixelsMax + 1) +
                        " pixels");
  }
  if (std::max(width, height) > bedrock::kNovaAspectMax * std::min(width, height)) {
    fields.note({}, "the aspect ratio must be between 1:4 and 4:1");
  }
}

void read_generation_config(Fields& body, const KnownModel& model, Order& order) {
  const bool nova = model.family == Family::nova_canvas;
  order.seed = nova ? 12 : 42;
  order.width_px = order.height_px = 1024;
  auto config = body.object("imageGenerationConfig", optional);
  if (!config) return;
  const std::uint64_t least = nova ? bedrock::kNovaSideMin_px : 1, most = bedrock::kNovaSideMax_px;
  const std::uint64_t step = nova ? bedrock::kNovaStep_px : 1;
  if (const auto width = config->integer("width", least, most, step)) {
    order.width_px = static_cast<int>(std::min(*width, most));
  }
  if (const auto height = config->integer("height", least, most, step)) {
    order.height_px = static_cast<int>(std::min(*height, most));
  }
  config->word("quality", kQualities);
  config->number("cfgScale", 1.1, 10);
  if (const auto count = config->integer("numberOfImages", 1, kAmazonCountMax)) {
    order.count = static_cast<int>(std::min<std::uint64_t>(*count, kAmazonCountMax));
  }
  if (const auto seed = config->integer("seed", 0, bedrock::seed_max(model))) order.seed = *seed;
  config->nothing_else();
  if (nova) {
    check_nova_size(*config, order);
  } else {
    check_listed(*config, model.family, order);
  }
}

void read_text_image(Fields& body, const KnownModel& model, Order& order) {
  const std::size_t most = bedrock::traits_of(model.family).prompt_max;
  auto wanted = body.object("textToImageParams", required);
  if (!wanted) return;
  order.prompt = wanted->text("text", 1, most, required).value_or("");
  wanted->text("negativeText", 1, most, optional);
  if (model.family == Family::nova_canvas) wanted->word("style", kNovaStyles);
  if (model.id != kTitan1) {
    check_picture(*wanted, "conditionImage", optional);
    wanted->word("controlMode", kControlModes);
    wanted->number("controlStrength", 0, 1);
  }
  wanted->nothing_else();
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' && base::from_hex(text.substr(1)).has_value();
}

void read_colour_guided(Fields& body, const KnownModel& model, Order& order) {
  const std::size_t most = bedrock::traits_of(model.family).prompt_max;
  auto wanted = body.object("colorGuidedGenerationParams", required);
  if (!wanted) return;
  for (const std::string& colour : wanted->texts("colors", 1, kColoursMax, required)) {
    if (!is_colour(colour)) wanted->note("colors", "expected colours as #RRGGBB");
  }
  order.prompt = wanted->text("text", 1, most, required).value_or("");
  wanted->text("negativeText", 1, most, optional);
  check_picture(*wanted, "referenceImage", optional);
  wanted->nothing_else();
}

void read_variation(Fields& body, const KnownModel& model, Order& order) {
  const std::size_t most = bedrock::traits_of(model.family).prompt_max;
  auto wanted = body.object("imageVariationParams", required);
  if (!wanted) return;
  for (const std::string& picture : wanted->texts("images", 1, kPicturesInMax, required)) {
    if (!is_picture(picture)) wanted->note("images", "expected PNG or JPEG pictures in base64");
  }
  order.prompt = wanted->text("text", 1, most, optional).value_or("");
  wanted->text("negativeText", 1, most, optional);
  wanted->number("similarityStrength", 0.2, 1);
  wanted->nothing_else();
}

void read_amazon(Fields& body, const KnownModel& model, Order& order) {
  const std::string task = body.word("taskType", kTasks, required).value_or("");
  const bool colours = task == "COLOR_GUIDED_GENERATION" && model.id != kTitan1;
  if (task == "TEXT_IMAGE") {
    read_text_image(body, model, order);
  } else if (colours) {
    read_colour_guided(body, model, order);
  } else if (task == "IMAGE_VARIATION") {
    read_variation(body, model, order);
  } else if (!task.empty()) {
    body.note("taskType", task +
                              " is not offered here: TEXT_IMAGE, COLOR_GUIDED_GENERATION (not Titan v1) and "
                              "IMAGE_VARIATION are, drawn from their text");
  }
  read_generation_config(body, model, order);
  body.nothing_else();
}

void read_stability(Fields& body, const KnownModel& model, Order& order) {
  const std::size_t most = bedrock::traits_of(model.family).prompt_max;
  const bool sd3 = model.id.starts_with("stability.sd3");
  order.prompt = body.text("prompt", 1, most, required).value_or("");
  body.text("negative_prompt", 0, most, optional);
  const std::string ratio = body.word("aspect_ratio", bedrock::offered_ratios(model.family)).value_or("1:1");
  const PixelSize size = bedrock::size_of_ratio(ratio).value_or(PixelSize{1024, 1024});
  order.width_px = size.width;
  order.height_px = size.height;
  if (body.word("mode", kModes) == "image-to-image") {
    body.note("mode", "image-to-image is not offered here; text-to-image is");
  }
  order.seed = body.integer("seed", 0, bedrock::seed_max(model)).value_or(0);
  if (order.seed == 0) order.seed = any_seed(bedrock::seed_max(model));
  const Words formats = sd3 ? Words{kFormatsWithWebp} : Words{kFormats};
  order.type = type_named(body.word("output_format", formats).value_or("png"));
  body.nothing_else();
}

void read_sdxl(Fields& body, const KnownModel& model, Order& order) {
  const std::size_t most = bedrock::traits_of(model.family).prompt_max;
  for (Fields& prompt : body.objects("text_prompts", 1, 10, required)) {
    const auto text = prompt.text("text", 1, most, required);
    // A weight below zero says what to leave out.
    const bool wanted = prompt.number("weight", -10, 10).value_or(1) > 0;
    prompt.nothing_else();
    if (text && wanted) order.prompt += (order.prompt.empty() ? "" : ", ") + *text;
  }
  if (base::count_code_points(order.prompt).value_or(0) > kPromptMax) {
    body.note("text_prompts",
              "all texts together have more than " + std::to_string(kPromptMax) + " characters");
  }
  order.width_px = order.height_px = 1024;
  if (const auto width = body.integer("width", 1, 4096)) order.width_px = static_cast<int>(*width & 0xFFFF);
  if (const auto height = body.integer("height", 1, 4096))
    order.height_px = static_cast<int>(*height & 0xFFFF);
  body.number("cfg_scale", 0, 35);
  body.word("clip_guidance_preset", kGuidance);
  body.word("sampler", kSamplers);
  body.word("style_preset", kStylePresets);
  body.integer("samples", 1, 1);
  body.integer("steps", 1, 150);
  order.seed = body.integer("seed", 0, bedrock::seed_max(model)).value_or(0);
  if (order.seed == 0) order.seed = any_seed(bedrock::seed_max(model));
  body.object("extras", optional);
  if (body.has("init_image")) body.note("init_image", "image-to-image is not offered here; text-to-image is");
  body.nothing_else();
  check_listed(body, model.family, order);
}

}  // namespace

Outcome<const KnownModel*> model_named(std::string_view id) {
  if (id.empty() || id.size() > kModelIdBytesMax) {
    return std::unexpected(validation(
        "1 validation error detected: Value at 'modelId' failed to satisfy constraint: Member must have "
        "length between 1 and " +
        std::to_string(kModelIdBytesMax)));
  }
  if (const KnownModel* model = bedrock::find_model(id)) return model;
  if (id.starts_with("arn:")) {
    return std::unexpected(
        Failure{404,
                "ResourceNotFoundException",
                "Could not resolve the foundation model from the provided model identifier.",
                {}});
  }
  return std::unexpected(validation("The provided model identifier is invalid."));
}

Outcome<Order> read_order(const KnownModel& model, std::string_view body) {
  boost::system::error_code error;
  const json::value value = json::parse(body, error);
  if (error) {
    return std::unexpected(validation("Malformed input request, please reformat your input and try again."));
  }
  if (!value.is_object()) return std::unexpected(malformed("#", "expected type: JSONObject"));
  std::optional<Failure> first;
  Fields fields{value.get_object(), "#", first};
  Order order;
  order.family = model.family;
  switch (model.family) {
    case Family::stability:
      read_stability(fields, model, order);
      break;
    case Family::stability_sdxl:
      read_sdxl(fields, model, order);
      break;
    case Family::nova_canvas:
    case Family::titan:
    case Family::titan_v2:
      read_amazon(fields, model, order);
      break;
  }
  if (first) return std::unexpected(*std::move(first));
  return order;
}

}  // namespace onesheet::doors::bedrock_api
