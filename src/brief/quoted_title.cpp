#include <array>

#include "base/utf8.h"
#include "brief/title.h"
#include "poster/spec.h"

namespace onesheet::brief {
namespace {

struct Quotes {
  char32_t open, close;
};
constexpr std::array kQuotes{Quotes{U'"', U'"'}, Quotes{U'“', U'”'},   Quotes{U'„', U'“'},
                             Quotes{U'„', U'”'}, Quotes{U'«', U'»'},   Quotes{U'‹', U'›'},
                             Quotes{U'»', U'«'}, Quotes{U'「', U'」'}, Quotes{U'『', U'』'},
                             Quotes{U'‘', U'’'}, Quotes{U'\'', U'\''}, Quotes{U'”', U'”'}};

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c >= 0xC0 && c < 0x2000);
}

// The quoted text that opens at `at`; `end` is the index after the closing quote. A single quote between two
// letters is an apostrophe, not a close.
std::optional<std::u32string> quoted_at(const std::u32string& text, std::size_t at, std::size_t& end) {
  for (const Quotes& quotes : kQuotes) {
    if (text[at] != quotes.open) continue;
    for (std::size_t i = at + 1; i < text.size() && i - at <= poster::kTitleMax + 2; ++i) {
      if (text[i] != quotes.close) continue;
      const bool apostrophe = (quotes.close == U'\'' || quotes.close == U'’') && i + 1 < text.size() &&
                              is_letter(text[i - 1]) && is_letter(text[i + 1]);
      if (apostrophe) continue;
      end = i + 1;
      return text.substr(at + 1, i - at - 1);
    }
  }
  return std::nullopt;
}

// Single spaces, none at the ends; nullopt when nothing is left or a control character is in it.
std::optional<std::string> tidy(const std::u32string& raw) {
  std::u32string out;
  for (const char32_t c : raw) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == 0xA0;
    if (space) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      continue;
    }
    if (base::is_control(c)) return std::nullopt;
    out.push_back(c);
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == ',' || out.back() == '.')) {
    const bool ellipsis = out.ends_with(U"...");
    if (ellipsis) break;
    out.pop_back();
  }
  if (out.empty() || out.size() > poster::kTitleMax) return std::nullopt;
  return base::encode_utf8(out);
}

}  // namespace

std::optional<QuotedTitle> find_quoted_title(std::string_view prompt) {
  const auto decoded = base::decode_utf8(prompt);
  if (!decoded) return std::nullopt;
  const std::u32string& text = *decoded;
  const auto byte_of = [&](std::size_t index) {
    std::string before = base::encode_utf8(std::u32string_view(text).substr(0, index));
    return before.size();
  };
  const auto title_between = [&](std::size_t from, std::size_t open) -> std::optional<QuotedTitle> {
    std::size_t end = 0;
    const auto raw = quoted_at(text, open, end);
    if (!raw) return std::nullopt;
    const auto title = tidy(*raw);
    if (!title) return std::nullopt;
    return QuotedTitle{*title, byte_of(from), byte_of(end)};
  };
  const Lexicon& lex = lexicon();
  std::string before;  // the word before the one at hand
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i]) || text[i] >= 128) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::string word;
    while (i < text.size() && is_letter(text[i]) && text[i] < 128) {
      word += static_cast<char>(text[i] | (text[i] >= 'A' && text[i] <= 'Z' ? 0x20 : 0));
      ++i;
    }
    const bool says_title = word == "called" || word == "titled" || word == "entitled" || word == "title" ||
                            word == "named" || word == "titre" || word == "titulo" || word == "titel";
    if (says_title) {
      std::size_t open = i;
      while (open < text.size() &&
             (text[open] == ' ' || text[open] == ':' || text[open] == ',' || text[open] == '='))
        ++open;
      if (word == "title" && open + 3 < text.size() && text[open] == 'i' && text[open + 1] == 's') open += 3;
      if (open < text.size()) {
        if (auto found = title_between(begin, open)) {
          // "a dog called 'Rex'" names the dog; "a story called 'Rex'" is a title.
          const Term* owner = lex.find(before);
          const bool names_subject = owner != nullptr && owner->concept_index >= 0 && word != "titled" &&
                                     word != "entitled" && word != "title" &&
                                     found->text.find(' ') == std::string::npos;
          if (!names_subject) return found;
        }
      }
    }
    before = word;
  }
  // `"The Last Light", a drama about …`: double quotes only, and something must follow.
  std::size_t first = 0;
  while (first < text.size() && text[first] == ' ') ++first;
  if (first < text.size() && text[first] != U'\'' && text[first] != U'‘') {
    std::size_t end = 0;
    if (quoted_at(text, first, end) && end + 2 < text.size()) return title_between(first, first);
  }
  return std::nullopt;
}

}  // namespace onesheet::brief
