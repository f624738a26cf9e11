#include "brief/title.h"

namespace onesheet::brief {

std::vector<std::string_view> mood_titles(const Brief& brief) {
  switch (brief.weather) {
    case Weather::storm:
      return {"Before the Storm", "The Long Storm", "Storm Light"};
    case Weather::rain:
      return {"After the Rain", "Seven Days of Rain", "City of Rain"};
    case Weather::fog:
      return {"Out of the Fog", "White Silence", "The Fog Line"};
    case Weather::dust:
      return {"Dust", "A Wall of Dust"};
    default:
      break;
  }
  if (brief.time == TimeOfDay::dawn) return {"First Light", "Before Morning"};
  if (brief.time == TimeOfDay::dusk) return {"Last Light", "The Evening Line"};
  switch (brief.setting) {
    case Setting::sea:
      return {"Open Water", "The Far Shore", "Tideline"};
    case Setting::underwater:
      return {"Below", "The Quiet Depth", "Forty Fathoms"};
    case Setting::mountains:
      return {"Above the Treeline", "The High Pass", "Thin Air"};
    case Setting::desert:
      return {"A Sea of Sand", "The Empty Mile", "Heat"};
    case Setting::forest:
      return {"The Quiet Forest", "Understory", "Deep Green"};
    case Setting::jungle:
      return {"Deep Green", "Canopy"};
    case Setting::city:
      return brief.time == TimeOfDay::day ? std::vector<std::string_view>{"City of Glass"}
                                          : std::vector<std::string_view>{"After Dark", "The Late Shift"};
    case Setting::field:
      return {"Wide Country", "The Long Field", "Harvest"};
    case Setting::snow:
      return {"The Long Winter", "First Snow", "Snowblind"};
    case Setting::ice:
      return {"The White Line", "Below Zero", "Cold Light"};
    case Setting::space:
      return {"The Far Light", "Light Years", "Perihelion"};
    case Setting::planet:
      return {"The Far World", "Two Moons Rising", "Red Dust"};
    case Setting::interior:
      return {"Behind Closed Doors", "The Quiet Room"};
    case Setting::road:
      return {"The Long Road", "Mile Zero", "Night Drive"};
    case Setting::graveyard:
      return {"Hallowed Ground", "What Lies Below"};
    case Setting::sky:
      return {"Above the Clouds", "Thin Air"};
    case Setting::coast:
      return {"The Far Shore", "High Tide", "Landfall"};
    case Setting::swamp:
      return {"Still Water", "Black Water"};
    case Setting::unspecified:
      break;
  }
  switch (brief.time) {
    case TimeOfDay::night:
      return {"The Long Night", "After Midnight"};
    default:
      break;
  }
  switch (brief.genre) {
    case Genre::thriller:
      return {"No Witness", "The Quiet Hour"};
    case Genre::action:
      return {"Point of Impact", "No Way Back"};
    case Genre::sci_fi:
      return {"The Far Signal", "Tomorrow Again"};
    case Genre::fantasy:
      return {"The Old Magic", "The Seventh Kingdom"};
    case Genre::horror:
      return {"Do Not Wake It", "The Knocking"};
    case Genre::romance:
      return {"The Two of Us", "Almost Always"};
    case Genre::comedy:
      return {"What Could Go Wrong", "Nobody's Fault"};
    case Genre::family:
      return {"The Big Adventure", "All Together Now"};
    case Genre::western:
      return {"Hard Country", "Sundown Road"};
    case Genre::noir:
      return {"A Long Shadow", "No Alibi"};
    case Genre::neon:
      return {"Neon Mile", "Static City"};
    case Genre::war:
      return {"The Long March", "Hold the Line"};
    case Genre::adventure:
      return {"Off the Map", "Uncharted Ground"};
    case Genre::documentary:
      return {"A Closer Look", "As It Was"};
    case Genre::drama:
      break;
  }
  return {"What Remains", "The Long Way", "Every Other Day", "Somewhere Else"};
}

}  // namespace onesheet::brief
