// The lexicon as it lies in the program: assets/lexicon/*.tsv, packed when the program was built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brief/lexicon_types.h"
#include "brief/spelling.h"

namespace onesheet::brief {

using Concept = ConceptIn<Packed>;
using Event = EventIn<Packed>;
using Place = PlaceIn<Packed>;
using Term = TermIn<Packed>;
using Emoji = EmojiIn<Packed>;
using Phrase = PhraseIn<Packed>;
using SuitedPalette = SuitedPaletteIn<Packed>;
using Lexicon = LexiconIn<Packed>;

const Lexicon& lexicon();

// Lines the reader could not make sense of, for the test that keeps the sources clean.
const std::vector<std::string>& lexicon_complaints();

// Plural of the last word, with the lexicon's exceptions ("wolf" → "wolves").
std::string true_plural_of(std::string_view singular);

}  // namespace onesheet::brief
