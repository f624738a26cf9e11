#include "models/illustrator/choice.h"

#include <algorithm>
#include <cmath>

namespace onesheet::illustrator {
namespace {

struct Candidate {
  const Archetype* archetype;
  float score;
};

std::string listed(std::span<const std::string> names) {
  std::string out;
  for (const auto& name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

template <class Range, class Name>
std::vector<std::string> names_of(const Range& range, const Name& name) {
  std::vector<std::string> names;
  for (const auto& one : range) names.emplace_back(name(one));
  return names;
}

const Archetype* find_archetype(std::string_view name) {
  const auto all = archetypes();
  const auto at = std::ranges::find(all, name, &Archetype::name);
  return at == all.end() ? nullptr : &*at;
}

const Style* find_style(std::string_view name) {
  const auto all = styles();
  const auto at = std::ranges::find(all, name, &Style::name);
  return at == all.end() ? nullptr : &*at;
}

bool allowed(const Style& style, const Archetype& archetype) {
  return style.archetypes.empty() ||
         std::ranges::find(style.archetypes, archetype.name) != style.archetypes.end();
}

std::vector<Candidate> fitting(const brief::Brief& brief, const Cast& cast, const Style& style) {
  std::vector<Candidate> all;
  float best = 0;
  for (const Archetype& archetype : archetypes()) {
    if (!archetype.can(brief, cast) || !allowed(style, archetype)) continue;
    // A style that names its archetypes wants them even for a prompt they would not be chosen for.
    const float score = std::max(archetype.score(brief, cast), style.archetypes.empty() ? 0.0F : 0.05F);
    if (score <= 0) continue;
    all.push_back({&archetype, score});
    best = std::max(best, score);
  }
  std::ranges::stable_sort(all, [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::size_t keep = 0;
  while (keep < all.size() &&
         (all[keep].score >= best * kFits || (keep < kFittingMin && all[keep].score >= best * kFitsAtLeast)))
    ++keep;
  all.resize(keep, Candidate{nullptr, 0});
  return all;
}

// Distance of two palettes as a stranger sees them: the great fields of colour.
float unlike(const poster::Palette& a, const poster::Palette& b) {
  const auto one = [](Ink p, Ink q) {
    return std::fabs(p.r - q.r) + std::fabs(p.g - q.g) + std::fabs(p.b - q.b);
  };
  return one(a.sky_top, b.sky_top) + one(a.sky_middle, b.sky_middle) + one(a.horizon, b.horizon);
}

}  // namespace

std::vector<const Archetype*> rotation(const brief::Brief& brief, const Cast& cast, const Style& style) {
  auto fit = fitting(brief, cast, style);
  const std::uint64_t key = base::mix64(base::hash_name(brief.prompt) ^ 1);
  // Shuffled by the prompt, so that no archetype is every prompt's first; what fits better tends to come
  // earlier and so serves those who try few seeds.
  const auto rank = [key](const Candidate& c) {
    base::SeededRandom random(key, c.archetype->name);
    return random.unit() * 0.6F - c.score * 0.4F;
  };
  std::ranges::stable_sort(fit, [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
  std::vector<const Archetype*> order;
  while (!fit.empty()) {
    auto next = fit.begin();
    // The first that is of another family than the two before it, or at least than the one before.
    for (const std::size_t memory : {std::size_t{2}, std::size_t{1}}) {
      const auto fresh = std::ranges::find_if(fit, [&](const Candidate& c) {
        for (std::size_t back = 1; back <= std::min(memory, order.size()); ++back) {
          if (order[order.size() - back]->family == c.archetype->family) return false;
        }
        return true;
      });
      if (fresh != fit.end()) {
        next = fresh;
        break;
      }
    }
    order.push_back(next->archetype);
    fit.erase(next);
  }
  return order;
}

namespace {

// Whether a palette can be the light of the weather that was named: fog, snow and rain are not an orange
// evening, unless the hour says so.
bool lights(const poster::Palette& palette, const brief::Brief& brief) {
  using brief::Weather;
  if (brief.weather != Weather::fog && brief.weather != Weather::snow && brief.weather != Weather::rain)
    return true;
  if (brief.time == brief::TimeOfDay::dawn || brief.time == brief::TimeOfDay::dusk) return true;
  const auto warm = [](Ink ink) { return ink.r - ink.b; };
  const auto colourful = [](Ink ink) {
    return std::max({ink.r, ink.g, ink.b}) - std::min({ink.r, ink.g, ink.b});
  };
  if (warm(palette.sky_middle) > 0.12F) return false;
  return brief.weather != Weather::fog || colourful(palette.sky_middle) < 0.36F;
}

}  // namespace

std::vector<std::string> palette_rotation(const brief::Brief& brief) {
  std::vector<std::string> names = brief.palette_names;
  std::erase_if(names, [&](const std::string& name) { return !lights(brief::find_palette(name), brief); });
  if (names.empty()) {
    for (const poster::Palette& palette : brief::palettes()) {
      if (names.empty() && lights(palette, brief)) names.push_back(palette.name);
    }
  }
  if (names.empty()) names.push_back(brief::palettes().front().name);
  // Short lists grow by palettes as dark as the first and unlike those that are there, another for each
  // prompt.
  const float dark = luma(brief::find_palette(names.front()).sky_middle);
  std::vector<const poster::Palette*> others;
  for (const poster::Palette& other : brief::palettes()) {
    if (std::fabs(luma(other.sky_middle) - dark) < 0.2F && lights(other, brief)) others.push_back(&other);
  }
  const std::uint64_t key = base::mix64(base::hash_name(brief.prompt) ^ 4);
  std::ranges::sort(others, {},
                    [key](const poster::Palette* p) { return base::mix64(key ^ base::hash_name(p->name)); });
  for (const poster::Palette* other : others) {
    if (names.size() >= kPalettesMin) break;
    if (std::ranges::all_of(
            names, [&](const std::string& name) { return unlike(*other, brief::find_palette(name)) > 0.3F; }))
      names.push_back(other->name);
  }
  return names;
}

base::Result<Chosen> choose(const brief::Brief& brief, const Cast& cast, std::uint64_t seed,
                            const Wishes& wishes) {
  using base::ErrorKind;
  Chosen chosen;
  chosen.style = wishes.style.empty() ? &styles().front() : find_style(wishes.style);
  if (chosen.style == nullptr) {
    return base::fail(ErrorKind::bad_request,
                      "There is no style \"" + std::string(wishes.style) + "\". Styles: " +
                          listed(names_of(styles(), [](const Style& s) { return s.name; })) + ".");
  }
  const auto order = rotation(brief, cast, *chosen.style);
  if (!wishes.archetype.empty()) {
    chosen.archetype = find_archetype(wishes.archetype);
    if (chosen.archetype == nullptr) {
      return base::fail(ErrorKind::bad_request,
                        "There is no archetype \"" + std::string(wishes.archetype) + "\". Archetypes: " +
                            listed(names_of(archetypes(), [](const Archetype& a) { return a.name; })) + ".");
    }
    if (!chosen.archetype->can(brief, cast)) {
      return base::fail(ErrorKind::bad_request,
                        "The archetype \"" + std::string(wishes.archetype) +
                            "\" cannot show this prompt. Those that can: " +
                            listed(names_of(rotation(brief, cast, styles().front()),
                                            [](const Archetype* a) { return a->name; })) +
                            ".");
    }
    if (!allowed(*chosen.style, *chosen.archetype) && chosen.style->treat == nullptr)
      chosen.notes.push_back("the style " + std::string(chosen.style->name) +
                             " does not go with the archetype " + std::string(chosen.archetype->name));
  } else if (!order.empty()) {
    chosen.archetype = order[(base::mix64(base::hash_name(brief.prompt) ^ 3) + seed) % order.size()];
  } else {
    // The style's own archetypes cannot show this brief: it is painted another way.
    const auto any = rotation(brief, cast, styles().front());
    chosen.archetype = any[(base::mix64(base::hash_name(brief.prompt) ^ 3) + seed) % any.size()];
    if (chosen.style->treat == nullptr)
      chosen.notes.push_back("the style " + std::string(chosen.style->name) + " cannot show this prompt");
  }
  if (wishes.palette.empty()) {
    const auto names = palette_rotation(brief);
    // Each turn through the compositions starts one palette further on, or as many palettes as compositions
    // would go hand in hand for ever.
    const std::size_t compositions = rotation(brief, cast, styles().front()).size();
    const std::uint64_t turn = compositions > 1 ? seed / compositions : 0;
    chosen.palette = names[(base::mix64(base::hash_name(brief.prompt) ^ 2) + seed + turn) % names.size()];
  } else {
    chosen.palette = wishes.palette;
    if (std::ranges::find(brief::palettes(), wishes.palette, &poster::Palette::name) ==
        brief::palettes().end()) {
      return base::fail(
          ErrorKind::bad_request,
          "There is no palette \"" + std::string(wishes.palette) + "\". Palettes: " +
              listed(names_of(brief::palettes(), [](const poster::Palette& p) { return p.name; })) + ".");
    }
  }
  return chosen;
}

}  // namespace onesheet::illustrator
