#include "brief/lexicon.h"

#include "brief/spelling.h"
#include "embedded/lexicon.h"

namespace onesheet::brief {

const Lexicon& lexicon() {
  // Laid out by pack_lexicon of the same build as the very objects that are looked at here.
  return *reinterpret_cast<const Lexicon*>(embedded::lexicon().front().bytes.data());
}

const std::vector<std::string>& lexicon_complaints() {
  static const std::vector<std::string> all(lexicon().complaints.begin(), lexicon().complaints.end());
  return all;
}

std::string true_plural_of(std::string_view singular) {
  return plural_with(lexicon().irregular_plurals, singular);
}

std::size_t concept_count() { return lexicon().concepts.size(); }

}  // namespace onesheet::brief
