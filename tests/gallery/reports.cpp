#include "gallery/reports.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <ostream>
#include <set>

#include "gallery/pixel_numbers.h"
#include "layout/layout.h"
#include "pixels/calm_map.h"

namespace onesheet::gallery {
namespace {

std::string fixed(double value, int digits = 2) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string share_text(std::size_t part, std::size_t of) {
  const double percent = of == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
  return fixed(percent, 1) + " % (" + std::to_string(part) + " of " + std::to_string(of) + ")";
}

Row share_row(std::string what, double least, std::size_t part, std::size_t of) {
  return {std::move(what), "≥ " + fixed(100 * least, 0) + " %", share_text(part, of),
          static_cast<double>(part) >= least * static_cast<double>(of)};
}

// The lowest of one contrast over all posters that have such words, and where it is.
Row contrast_row(std::string what, double least, std::span<const PosterNumbers> posters,
                 double PosterNumbers::* contrast, bool PosterNumbers::* has) {
  const PosterNumbers* worst = nullptr;
  std::size_t good = 0, all = 0;
  for (const PosterNumbers& one : posters) {
    if (!one.error.empty() || !(one.*has)) continue;
    ++all;
    good += one.*contrast >= least ? 1U : 0U;
    if (worst == nullptr || one.*contrast < worst->*contrast) worst = &one;
  }
  std::string text = share_text(good, all);
  if (worst != nullptr) {
    text += ", lowest " + fixed(worst->*contrast) + " (prompt " + std::to_string(worst->number) + ", seed " +
            std::to_string(worst->seed) + ")";
  }
  return {std::move(what), "≥ " + fixed(least, 1) + " on all", text, good == all};
}

}  // namespace

void print(std::ostream& out, std::span<const Row> rows) {
  out << "| What | Goal | Measured | |\n|---|---|---|---|\n";
  for (const Row& row : rows) {
    out << "| " << row.what << " | " << row.goal << " | " << row.measured << " | "
        << (row.holds ? "holds" : "**short**") << " |\n";
  }
}

bool all_hold(std::span<const Row> rows) { return std::ranges::all_of(rows, &Row::holds); }

PosterNumbers measure(const Expectation& expected, const Wish& wish, const base::Result<GalleryPoster>& made,
                      const render::FontPack& fonts) {
  PosterNumbers one{.number = expected.number, .seed = wish.seed};
  if (!made) {
    one.error = base::describe(made.error());
    return one;
  }
  one.archetype = made->art.archetype;
  one.palette = made->art.guide.palette.name;
  one.verdict = judge(expected, made->brief, made->art.drawn);
  one.quality = made->quality;
  one.low_detail = low_detail_share(made->art.image);
  const BoxFaults faults = find_box_faults(made->sheet, made->format);
  one.outside = faults.outside;
  one.overlapping = faults.overlapping;
  const auto contrast = measure_contrast(made->finished, made->sheet, fonts);
  if (!contrast) {
    one.error = base::describe(contrast.error());
    return one;
  }
  double billing = 99;
  for (const auto& [role, found] : *contrast) {
    if (role == layout::Role::title) {
      one.has_title = true;
      one.title = found.worst_tenth;
      one.title_letter = found.worst_letter;
    } else if (role == layout::Role::tagline) {
      one.has_tagline = true;
      one.tagline = found.worst_tenth;
    } else {
      one.has_billing = true;
      billing = std::min(billing, found.worst_tenth);
    }
  }
  one.billing = one.has_billing ? billing : 0;
  return one;
}

void print_line(std::ostream& out, const PosterNumbers& one) {
  out << one.number << '\t' << one.seed << '\t' << one.archetype << '\t' << one.palette << '\t'
      << (one.verdict.first_subject ? "first" : "-") << '\t' << (one.verdict.all_subjects ? "all" : "-")
      << '\t' << (one.verdict.counts ? "counts" : "-") << '\t';
  for (const std::string& wrong : one.verdict.forbidden) out << '!' << wrong;
  out << '\t' << (one.verdict.genre ? "genre" : "-") << '\t' << (one.verdict.time ? "time" : "-") << '\t'
      << fixed(one.title) << '\t' << fixed(one.title_letter) << '\t' << fixed(one.tagline) << '\t'
      << fixed(one.billing) << '\t' << fixed(one.quality.title_contrast) << '\t'
      << fixed(one.quality.tagline_contrast) << '\t' << fixed(one.quality.billing_contrast) << '\t'
      << fixed(one.quality.title_cap_px_at_200x300) << '\t' << fixed(one.low_detail) << '\t' << one.outside
      << '\t' << one.overlapping << '\t' << one.error << '\n';
}

std::vector<Row> rows_of_posters(std::span<const PosterNumbers> posters) {
  std::size_t made = 0, first = 0, all = 0, counts = 0, forbidden = 0, genre = 0, time = 0, calm = 0,
              outside = 0, overlapping = 0, agree = 0;
  std::map<std::string, std::size_t> archetypes, of_forty;
  std::vector<double> calm_shares;
  const std::uint64_t seed = posters.empty() ? 0 : posters.front().seed;
  for (const PosterNumbers& one : posters) {
    if (!one.error.empty()) continue;
    ++made;
    first += one.verdict.first_subject ? 1U : 0U;
    all += one.verdict.all_subjects ? 1U : 0U;
    counts += one.verdict.counts ? 1U : 0U;
    forbidden += one.verdict.forbidden.size();
    genre += one.verdict.genre ? 1U : 0U;
    time += one.verdict.time ? 1U : 0U;
    calm += one.low_detail >= 0.45 && one.low_detail <= 0.80 ? 1U : 0U;
    calm_shares.push_back(one.low_detail);
    outside += static_cast<std::size_t>(one.outside);
    overlapping += static_cast<std::size_t>(one.overlapping);
    // Where the program says that its title can be read, we must find the same.
    agree += one.quality.title_contrast < 4.5 || (one.title >= 4.5 && one.title_letter >= 3) ? 1U : 0U;
    ++archetypes[one.archetype];
    if (one.number <= 40 && one.seed == seed) ++of_forty[one.archetype];
  }
  std::ranges::sort(calm_shares);
  std::vector<Row> rows;
  rows.push_back({"Posters made", "all", share_text(made, posters.size()), made == posters.size()});
  rows.push_back(share_row("First subject drawn", 0.95, first, made));
  rows.push_back(share_row("All subjects drawn", 0.75, all, made));
  rows.push_back(share_row("Counts right where the subject is drawn", 0.9, counts, made));
  rows.push_back({"Objects drawn that nobody asked for", "0", std::to_string(forbidden), forbidden == 0});
  rows.push_back(share_row("Genre right", 0.88, genre, made));
  rows.push_back(share_row("Time of day right", 0.88, time, made));
  rows.push_back(contrast_row("Title contrast, worst tenth of the ring", 4.5, posters, &PosterNumbers::title,
                              &PosterNumbers::has_title));
  rows.push_back(contrast_row("Title contrast, worst letter", 3, posters, &PosterNumbers::title_letter,
                              &PosterNumbers::has_title));
  rows.push_back(
      contrast_row("Tagline contrast", 3, posters, &PosterNumbers::tagline, &PosterNumbers::has_tagline));
  rows.push_back(contrast_row("Billing and release contrast", 3, posters, &PosterNumbers::billing,
                              &PosterNumbers::has_billing));
  rows.push_back({"Titles that the program calls readable and we do not", "0", std::to_string(made - agree),
                  agree == made});
  rows.push_back({"Lines outside the margins", "0", std::to_string(outside), outside == 0});
  rows.push_back({"Lines over other lines", "0", std::to_string(overlapping), overlapping == 0});
  rows.push_back({"Low-detail pixels 45–80 %", "≥ 75 % of posters",
                  share_text(calm, made) +
                      (calm_shares.empty() ? "" : ", median " + fixed(calm_shares[calm_shares.size() / 2])),
                  calm * 4 >= made * 3});
  const auto largest = [](const std::map<std::string, std::size_t>& counted) {
    return std::ranges::max_element(counted, {}, [](const auto& one) { return one.second; });
  };
  if (!of_forty.empty()) {
    const auto most = largest(of_forty);
    rows.push_back(
        {"Archetypes among the first 40", "≥ 10, none above 20 %",
         std::to_string(of_forty.size()) + ", most " + most->first + " " + share_text(most->second, 40),
         of_forty.size() >= 10 && most->second <= 8});
    const auto top = largest(archetypes);
    rows.push_back(
        {"Archetypes among all", "none above 20 %",
         std::to_string(archetypes.size()) + ", most " + top->first + " " + share_text(top->second, made),
         top->second * 5 <= made});
  }
  return rows;
}

Row row_of_seeds(const PosterMaker& maker, std::span<const Expectation> prompts) {
  std::size_t good = 0;
  for (const Expectation& expected : prompts) {
    std::set<std::string> archetypes, palettes;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      const auto art = maker.paint_small(expected, seed);
      if (!art) continue;
      archetypes.insert(art->archetype);
      palettes.insert(art->guide.palette.name);
    }
    good += archetypes.size() >= 2 && palettes.size() >= 2 ? 1U : 0U;
  }
  return {"Four seeds give two archetypes and two palettes", "all", share_text(good, prompts.size()),
          good == prompts.size()};
}

std::vector<Row> rows_of_titles(const PosterMaker& maker, std::span<const Expectation> prompts,
                                std::span<const std::string> titles, std::ostream& complaints) {
  struct Ground {
    GalleryPoster poster;
    pixels::CalmMap calm;
  };
  std::vector<Ground> grounds;
  for (const Expectation& expected : prompts) {
    auto made = maker.make(expected, {.scale = 0.4});
    if (!made) continue;
    pixels::CalmMap calm = pixels::measure_calm(made->art.image);
    grounds.push_back({std::move(*made), std::move(calm)});
  }
  std::size_t set = 0, outside = 0, overlapping = 0, at = 0;
  for (const std::string& title : titles) {
    const Ground& ground = grounds[at++ % grounds.size()];
    layout::Words words;
    words.title = title;
    words.tagline = "Some doors open once";
    words.release = "In cinemas 12 March";
    words.credits = {{{"", {"Ada Lindqvist", "Tomas Reyes"}}, {"directed by", {"Ilse Marchetti"}}}};
    const auto sheet = layout::lay_out({.words = words,
                                        .format = ground.poster.format,
                                        .guide = ground.poster.art.guide,
                                        .calm = ground.calm,
                                        .seed = at},
                                       maker.fonts());
    if (!sheet) {
      complaints << "title " << at << " \"" << title << "\": " << base::describe(sheet.error()) << '\n';
      continue;
    }
    ++set;
    const BoxFaults faults = find_box_faults(*sheet, ground.poster.format);
    if (faults.outside + faults.overlapping > 0)
      complaints << "title " << at << " \"" << title << "\": " << faults.outside << " outside, "
                 << faults.overlapping << " overlapping\n";
    outside += faults.outside > 0 ? 1U : 0U;
    overlapping += faults.overlapping > 0 ? 1U : 0U;
  }
  return {{"Titles that can be set", "all", share_text(set, titles.size()), set == titles.size()},
          {"Titles with a line outside the margins", "0", std::to_string(outside), outside == 0},
          {"Titles with a line over another", "0", std::to_string(overlapping), overlapping == 0}};
}

}  // namespace onesheet::gallery
