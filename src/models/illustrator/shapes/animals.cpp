#include <algorithm>
#include <array>
#include <cmath>

#include "models/illustrator/shapes/pictograms.h"
#include "models/illustrator/shapes/registry.h"
#include "models/illustrator/shapes/shape_builder.h"

namespace onesheet::illustrator {
namespace {

// A wolf howling, head thrown back; faces right.
Shape draw_wolf(const Request&) {
  Sketch s;
  // Far legs.
  s.layer(0.03F);
  s.loop({{-24, -34},
          {-16, -30},
          {-17, -20},
          {-22, -13},
          {-19, -4},
          {-14, -1.5F},
          {-13.4F, 0, kCorner},
          {-23, 0, kCorner},
          {-25.4F, -6},
          {-27, -14},
          {-27, -24}});
  s.loop({{20, -36},
          {27, -34},
          {25, -18},
          {26, -5},
          {30, -2},
          {30.6F, 0, kCorner},
          {22, 0, kCorner},
          {20.6F, -10},
          {19, -22}});
  // Body, neck and head in one outline.
  s.layer(0.055F);
  s.loop({{44.5F, -91, kCorner},
          {42.4F, -86.6F},
          {40.2F, -83.4F},
          {41.6F, -84.6F, kCorner},
          {42.6F, -81.6F, kCorner},
          {38.4F, -77},
          {36.5F, -73.5F},
          {37, -66},
          {35.4F, -62, kCorner},
          {35.6F, -55},
          {33.4F, -51, kCorner},
          {33.2F, -44},
          {30, -37},
          {28, -30},
          {26, -18},
          {24.6F, -6},
          {28, -3},
          {29.4F, 0, kCorner},
          {19, 0, kCorner},
          {17.6F, -8},
          {15.6F, -20},
          {12, -28},
          {4, -29},
          {-6, -28.4F},
          {-12, -30},
          {-16, -24},
          {-22, -18},
          {-27.6F, -13},
          {-25.6F, -5},
          {-20, -2},
          {-19.4F, 0, kCorner},
          {-30, 0, kCorner},
          {-32.6F, -7},
          {-34, -14},
          {-32, -21},
          {-33, -27},
          {-37, -22, kCorner},
          {-38, -14},
          {-42, -8},
          {-47, -4, kCorner},
          {-49, -9},
          {-48, -17},
          {-44, -26},
          {-40, -36},
          {-36, -45},
          {-29, -50},
          {-18, -51},
          {-4, -51.5F},
          {6, -54},
          {12, -57, kCorner},
          {14, -60},
          {17, -62, kCorner},
          {18, -65},
          {21, -67.6F, kCorner},
          {22, -70},
          {20.6F, -73},
          {14.8F, -78.6F, kCorner},
          {21, -78.2F},
          {26, -77},
          {29.6F, -79.6F},
          {33.6F, -84},
          {38.6F, -90},
          {41.6F, -93.6F},
          {44, -93.6F}});
  // Fur catching light along the throat, the back and the haunch.
  s.layer(0.12F);
  s.loop({{36, -72, kCorner}, {33.6F, -62}, {31.4F, -52}, {29, -42, kCorner}, {30.4F, -53}, {32, -64}});
  s.loop({{14, -60, kCorner},
          {10, -57},
          {4, -54},
          {-10, -52},
          {-26, -50.6F, kCorner},
          {-10, -50.4F},
          {3, -51.6F},
          {12, -56}});
  s.loop({{-31, -46, kCorner}, {-27, -38}, {-28, -28}, {-32, -22, kCorner}, {-30, -30}});
  s.loop({{11, -46, kCorner}, {15, -40}, {16, -32, kCorner}, {12, -38}});
  s.loop({{38.8F, -88.2F, kCorner}, {35, -83}, {30.6F, -78.4F, kCorner}, {34, -81}});
  s.layer(0.02F);
  s.loop({{42.2F, -85.4F, kCorner}, {38.6F, -82.2F}, {36.4F, -78.4F, kCorner}, {37.8F, -81.6F}});
  return s.finish({.real_height_m = 1.15F, .facing = Facing::right});
}

// A great white from the side; faces right.
Shape draw_shark(const Request&) {
  Sketch s;
  s.layer(0.04F);
  s.loop({{6, 8, kCorner}, {-2, 20}, {-12, 28, kCorner}, {-14, 16}, {-12, 7, kCorner}});
  s.layer(0.07F);
  s.loop({{66, 0},
          {58, -6},
          {44, -12},
          {26, -15.4F},
          {15, -16, kCorner},
          {9, -24},
          {0, -33, kCorner},
          {-1.4F, -24},
          {-4, -15, kCorner},
          {-22, -11.4F},
          {-38, -8, kCorner},
          {-42, -12, kCorner},
          {-43.6F, -7, kCorner},
          {-56, -4.6F},
          {-61, -8},
          {-71, -24},
          {-78, -29, kCorner},
          {-75, -16},
          {-70, -4},
          {-70, 1},
          {-74, 10},
          {-78, 18, kCorner},
          {-69, 13},
          {-60, 2.6F},
          {-46, 4, kCorner},
          {-44, 8, kCorner},
          {-39, 4.4F, kCorner},
          {-26, 7},
          {-8, 10},
          {14, 12},
          {36, 11},
          {44, 9, kCorner},
          {50, 5.6F},
          {58, 4},
          {64, 3}});
  s.layer(0.2F);
  s.loop({{63, 2.6F, kCorner},
          {54, 2.6F},
          {47, 5, kCorner},
          {36, 4},
          {14, 5},
          {-12, 4.6F},
          {-36, 2.6F, kCorner},
          {-24, 6.8F},
          {-8, 9.8F},
          {14, 11.8F},
          {36, 10.8F},
          {44, 8.8F, kCorner},
          {50, 5.4F},
          {58, 3.8F}});
  // Near fin, gills, mouth, eye.
  s.layer(0.045F);
  s.loop({{24, 5, kCorner}, {17, 17}, {6, 28}, {-3, 33, kCorner}, {0, 22}, {4, 12}, {9, 4.4F, kCorner}});
  s.layer(0.02F);
  for (const float x : {27.0F, 30.6F, 34.2F, 37.8F})
    s.loop({{x, -6, kCorner}, {x - 1.7F, -0.4F}, {x - 0.6F, 5, kCorner}, {x - 0.8F, -0.4F}});
  s.loop({{62, 3.2F, kCorner}, {55, 3.6F}, {47, 7.4F, kCorner}, {50, 4}, {55, 2.4F}});
  s.circle({53.4F, -3.4F}, 1.25F);
  s.layer(0.5F);
  for (int i = 0; i < 5; ++i) {
    const float x = 50 + 2.2F * static_cast<float>(i);
    s.polygon({{x, 4.2F - 0.2F * static_cast<float>(i)},
               {x + 1.7F, 3.9F - 0.2F * static_cast<float>(i)},
               {x + 0.7F, 6.4F - 0.3F * static_cast<float>(i)}});
  }
  s.layer(0.12F);
  s.loop({{60, -3, kCorner},
          {44, -9.4F},
          {24, -12.6F},
          {-4, -12},
          {-30, -8, kCorner},
          {-4, -9.6F},
          {24, -9.6F},
          {44, -6.4F}});
  return s.finish({.real_height_m = 1.9F, .facing = Facing::right, .stands = false});
}

// A dog standing, head up, with dropped ears; faces right.
Shape draw_dog(const Request&) {
  Sketch s;
  s.layer(0.035F);
  s.loop({{-24, -34},
          {-14, -32},
          {-20, -22},
          {-25, -17},
          {-24, -6},
          {-21, -3},
          {-20.4F, 0, kCorner},
          {-29, 0, kCorner},
          {-29.4F, -8},
          {-31, -17}});
  s.loop({{12, -40},
          {20, -40},
          {22.4F, -22},
          {22, -7},
          {26, -3},
          {26.4F, 0, kCorner},
          {17, 0, kCorner},
          {16.6F, -10}});
  s.layer(0.075F);
  s.loop({{45, -70.6F},     {39, -73.6F},      {33.4F, -75.4F},   {29.4F, -80},
          {24, -82},        {18.6F, -79},      {15, -70},         {8, -61},
          {-10, -57.6F},    {-24, -58},        {-30, -55},        {-36, -56},
          {-44, -60},       {-52, -67},        {-56, -75},        {-57.6F, -76, kCorner},
          {-57.4F, -68},    {-52, -57},        {-43, -49},        {-35.4F, -46},
          {-35, -38},       {-33, -28},        {-38.6F, -18},     {-37.4F, -8},
          {-38, -2.4F},     {-38, 0, kCorner}, {-28, 0, kCorner}, {-28.6F, -3},
          {-32, -5.4F},     {-32.4F, -14},     {-30, -19},        {-20, -28},
          {-17, -31.6F},    {-6, -30.4F},      {5, -28},          {11.4F, -27},
          {11, -18},        {10.6F, -8},       {9.6F, -2.4F},     {10, 0, kCorner},
          {20, 0, kCorner}, {19.6F, -3},       {16.4F, -5.4F},    {17, -20},
          {19, -32},        {23, -42},         {25, -50},         {27, -57},
          {31, -60.6F},     {37, -61},         {43, -63},         {46, -66.6F}});
  s.layer(0.03F);
  s.loop({{25, -79.4F}, {20, -80}, {15, -74}, {14.6F, -65}, {18, -61}, {21.4F, -64}, {23.4F, -71}});
  s.ellipse({44.6F, -69}, 1.9F, 1.7F);
  s.loop({{43.4F, -64.6F, kCorner}, {38, -64.4F}, {34, -66.4F, kCorner}, {38, -65.4F}});
  s.circle({32, -72.4F}, 1.0F);
  s.layer(0.15F);
  s.loop({{26, -56, kCorner}, {22, -46}, {16, -36}, {13, -28, kCorner}, {19, -34}, {23, -44}});
  s.loop({{-17, -48, kCorner}, {-27, -42}, {-30, -30}, {-24, -25, kCorner}, {-26.6F, -34}, {-23, -42}});
  s.loop({{7, -59, kCorner}, {-8, -55.4F}, {-22, -55.6F, kCorner}, {-8, -57}});
  s.layer(0.32F);
  s.polygon({{17.6F, -64.4F}, {26.6F, -58}, {26, -55.6F}, {15.4F, -62.6F}});
  return s.finish({.real_height_m = 0.72F, .facing = Facing::right});
}

// A humpback with its flukes raised; faces right.
Shape draw_whale(const Request&) {
  Sketch s;
  s.layer(0.045F);
  s.loop({{14, 12, kCorner}, {4, 18}, {-8, 30}, {-16, 40, kCorner}, {-14, 27}, {-6, 14}, {2, 8, kCorner}});
  s.layer(0.075F);
  s.loop({{72, -3},
          {62, -8.4F},
          {46, -13},
          {26, -16.4F},
          {6, -17.4F},
          {-9, -16},
          {-15, -20, kCorner},
          {-20, -17.6F},
          {-24, -12.4F, kCorner},
          {-38, -10},
          {-52, -18},
          {-62, -31, kCorner},
          {-54, -36},
          {-46, -45},
          {-42, -55, kCorner},
          {-54, -52},
          {-65, -45},
          {-69, -40, kCorner},
          {-75, -43},
          {-87, -46},
          {-98, -43, kCorner},
          {-92, -36},
          {-82, -31},
          {-71, -29, kCorner},
          {-66, -16},
          {-54, -3},
          {-34, 8},
          {-8, 17},
          {16, 21},
          {38, 19},
          {54, 13.4F},
          {66, 6},
          {72.4F, 0.4F}});
  s.layer(0.24F);
  s.loop({{70, 0.6F, kCorner},
          {56, 0.6F},
          {44, 4},
          {30, 7},
          {10, 9},
          {-12, 11},
          {-34, 7.6F, kCorner},
          {-8, 16.6F},
          {16, 20.6F},
          {38, 18.6F},
          {54, 13},
          {66, 5.6F}});
  s.layer(0.1F);
  for (const float d : {0.0F, 1.0F, 2.0F, 3.0F, 4.0F})
    s.loop({{67 - d * 2, 2.6F + d * 2, kCorner},
            {44, 7 + d * 2.5F},
            {8 - d * 2, 11.4F + d * 1.9F, kCorner},
            {44, 7.8F + d * 2.5F}});
  s.layer(0.05F);
  s.loop({{34, 8, kCorner},
          {24, 10},
          {10, 22},
          {-2, 38},
          {-7, 50, kCorner},
          {4, 44},
          {18, 32},
          {28, 20},
          {38, 11, kCorner}});
  s.layer(0.28F);
  s.loop({{34, 12, kCorner}, {20, 26}, {4, 41}, {-5, 48.6F, kCorner}, {6, 43}, {19, 31}, {28, 20}});
  s.layer(0.02F);
  s.loop({{71, -0.6F, kCorner}, {56, -0.4F}, {43, 3.4F, kCorner}, {56, 0.8F}});
  s.circle({43, -0.6F}, 1.1F);
  s.layer(0.13F);
  s.loop({{64, -6, kCorner}, {46, -10.6F}, {20, -13.8F}, {-4, -13.4F, kCorner}, {20, -11.6F}, {46, -8.4F}});
  for (const Point p : std::array<Point, 5>{{{66, -4}, {61, -5.4F}, {56, -6}, {62, -3}, {52, -7.6F}}})
    s.circle(p, 0.8F);
  return s.finish({.real_height_m = 7, .facing = Facing::right, .stands = false});
}

// A frog about to leap; faces right.
Shape draw_frog(const Request&) {
  Sketch s;
  s.layer(0.07F);
  s.sweep({{14, -22}, {18, -12}, {24, -4}, {33, -1.6F}}, {6, 4.4F, 2.4F, 1.5F});
  for (const float a : {-1.0F, 0.0F, 1.0F}) s.line({30, -2}, {39, -1.4F - 1.6F * (a + 1)}, 1.5F);
  s.layer(0.1F);
  s.loop({{44, -40},
          {40, -33},
          {32, -27},
          {24, -20},
          {10, -13},
          {-8, -10},
          {-24, -12},
          {-32, -20},
          {-29, -30},
          {-18, -40},
          {-2, -50},
          {12, -56},
          {16, -62},
          {23, -64.6F},
          {29, -61},
          {31, -55},
          {38, -51},
          {44, -45.6F}});
  s.layer(0.085F);
  s.loop(
      {{-6, -34}, {2, -26}, {2, -16}, {-8, -8}, {-22, -6}, {-36, -12}, {-40, -24}, {-32, -36}, {-18, -39}});
  s.sweep({{-30, -14}, {-14, -7}, {2, -4}, {14, -2}}, {6, 4.4F, 3, 1.8F});
  for (const float a : {0.0F, 1.0F, 2.0F}) s.line({10, -2.4F}, {23, -1.1F - 2.6F * a}, 1.7F);
  s.layer(0.2F);
  s.loop({{43, -40, kCorner}, {32, -37}, {20, -38}, {14, -42, kCorner}, {20, -34}, {30, -29}, {39, -33}});
  s.loop({{-14, -36, kCorner}, {-28, -32}, {-33, -22}, {-28, -13, kCorner}, {-29, -23}, {-25, -31}});
  s.layer(0.5F);
  s.circle({23.4F, -57.6F}, 4.2F);
  s.layer(0.02F);
  s.ellipse({24.4F, -57.6F}, 2.6F, 1.6F);
  return s.finish({.real_height_m = 0.09F, .facing = Facing::right});
}

// The horse with a horn on its brow, and the horn's light.
Shape draw_unicorn(const Request&) {
  const Shape horse = draw_pictogram("horse");
  Sketch s;
  s.put_layers(horse);
  const Sketch::Box box = s.measure();
  Sketch pale;
  // The same animal, white.
  Shape white = horse;
  for (Layer& layer : white.layers) layer.tone += 0.26F;
  pale.put_layers(white);
  pale.lit(0.95F);
  const Point brow{box.right - 0.098F, -0.93F};
  pale.polygon({{brow.x - 0.016F, brow.y - 0.012F},
                {brow.x + 0.022F, brow.y + 0.022F},
                {brow.x + 0.16F, brow.y - 0.17F}});
  return pale.finish({.real_height_m = 1.9F, .facing = Facing::right});
}

// The traced drawings are all of one dark coat; these are known by their marks, so the light of the coat is
// brought out.
struct Coat {
  std::string_view id;
  float brighter;  // of every layer above the darkest
};
constexpr std::array kCoats{Coat{"tiger", 2.5F},    Coat{"zebra", 6},        Coat{"penguin", 3.2F},
                            Coat{"orca", 5.5F},     Coat{"lion", 2},         Coat{"bee", 2.4F},
                            Coat{"flamingo", 2.2F}, Coat{"butterfly", 3.2F}, Coat{"seagull", 4},
                            Coat{"peacock", 3.4F},  Coat{"turtle", 1.9F},    Coat{"crab", 2.6F}};

Shape draw_embedded(const Request& request) {
  Shape shape = draw_pictogram(request.concept_id);
  for (const Coat& coat : kCoats)
    if (coat.id == request.concept_id)
      for (Layer& layer : shape.layers)
        if (layer.tone > 0.06F) layer.tone = std::min(layer.tone * coat.brighter, 0.6F);
  return shape;
}

}  // namespace

void register_animals(Registry& registry) {
  registry.add("wolf", draw_wolf);
  registry.add("shark", draw_shark);
  registry.add("dog", draw_dog);
  registry.add("whale", draw_whale);
  registry.add("frog", draw_frog);
  registry.add("unicorn", draw_unicorn);
  for (const Pictogram& pictogram : embedded_pictograms()) registry.add(pictogram.id, draw_embedded);
}

}  // namespace onesheet::illustrator
