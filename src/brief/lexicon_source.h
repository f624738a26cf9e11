// Reads assets/lexicon/*.tsv. Only pack_lexicon does, when the program is built.
#pragma once

#include <string>
#include <vector>

#include "brief/lexicon_types.h"

namespace onesheet::brief {

using SourceLexicon = LexiconIn<Heap>;

struct SourceFile {
  std::string name;  // "concepts.tsv"
  std::string text;
};

// What could not be made sense of is in `complaints`.
SourceLexicon read_lexicon(const std::vector<SourceFile>& files);

}  // namespace onesheet::brief
