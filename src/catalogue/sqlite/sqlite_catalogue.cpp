#include "catalogue/sqlite/sqlite_catalogue.h"

#include <mutex>

#include "catalogue/cursor.h"
#include "catalogue/sqlite/database.h"
#include "catalogue/sqlite/schema.h"

namespace onesheet::catalogue {
namespace {

using base::ErrorKind;
using base::fail;

// Words and scopes, one per line. A line break inside a word would split it: it becomes a space.
std::string join_lines(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += '\n';
    for (const char c : word) text += c == '\n' ? ' ' : c;
  }
  return text;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = text.find('\n');
    words.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return words;
}

std::int64_t ms_of(base::WallTime time) { return time.time_since_epoch().count(); }
base::WallTime time_of(std::int64_t ms) { return base::WallTime{std::chrono::milliseconds{ms}}; }

constexpr std::string_view kPosterColumns =
    "id, created_ms, bucket, object_key, content_type, bytes, width_px, height_px, format, model, title, "
    "tagline, prompt, archetype, palette, seed, drawn, not_drawn, style, font, effect, quality";

PosterRecord read_poster(const Statement& row) {
  PosterRecord poster;
  poster.id = row.text(0);
  poster.created = time_of(row.integer(1));
  poster.bucket = row.text(2);
  poster.key = row.text(3);
  poster.content_type = row.text(4);
  poster.bytes = static_cast<std::uint64_t>(row.integer(5));
  poster.width_px = static_cast<int>(row.integer(6));
  poster.height_px = static_cast<int>(row.integer(7));
  poster.format = row.text(8);
  poster.model = row.text(9);
  poster.title = row.text(10);
  poster.tagline = row.text(11);
  poster.prompt = row.text(12);
  poster.archetype = row.text(13);
  poster.palette = row.text(14);
  poster.seed = static_cast<std::uint64_t>(row.integer(15));
  poster.drawn = split_lines(row.text(16));
  poster.not_drawn = split_lines(row.text(17));
  poster.style = row.text(18);
  poster.font = row.text(19);
  poster.effect = row.text(20);
  poster.quality = row.text(21);
  return poster;
}

ApiKey read_key(const Statement& row) {
  return ApiKey{row.text(0), row.text(1), row.text(2), split_lines(row.text(3)), time_of(row.integer(4))};
}

class SqliteCatalogue final : public Catalogue {
 public:
  SqliteCatalogue(Database writer, Database reader)
      : writer_(std::move(writer)), reader_(std::move(reader)) {}

  base::Result<void> add(const PosterRecord& poster) override {
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Statement insert,
                    writer_.prepare("INSERT INTO posters (" + std::string(kPosterColumns) +
                                    ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    insert.bind(1, poster.id);
    insert.bind(2, ms_of(poster.created));
    insert.bind(3, poster.bucket);
    insert.bind(4, poster.key);
    insert.bind(5, poster.content_type);
    insert.bind(6, static_cast<std::int64_t>(poster.bytes));
    insert.bind(7, std::int64_t{poster.width_px});
    insert.bind(8, std::int64_t{poster.height_px});
    insert.bind(9, poster.format);
    insert.bind(10, poster.model);
    insert.bind(11, poster.title);
    insert.bind(12, poster.tagline);
    insert.bind(13, poster.prompt);
    insert.bind(14, poster.archetype);
    insert.bind(15, poster.palette);
    insert.bind(16, static_cast<std::int64_t>(poster.seed));
    insert.bind(17, join_lines(poster.drawn));
    insert.bind(18, join_lines(poster.not_drawn));
    insert.bind(19, poster.style);
    insert.bind(20, poster.font);
    insert.bind(21, poster.effect);
    insert.bind(22, poster.quality);
    ONESHEET_TRY(insert.step());
    return {};
  }

  base::Result<PosterRecord> find(std::string_view id) override {
    const std::lock_guard lock(read_mutex_);
    ONESHEET_ASSIGN(Statement select,
                    reader_.prepare("SELECT " + std::string(kPosterColumns) + " FROM posters WHERE id = ?"));
    select.bind(1, id);
    ONESHEET_ASSIGN(const bool row, select.step());
    if (!row) return fail(ErrorKind::not_found, "There is no poster with this id.");
    return read_poster(select);
  }

  base::Result<PosterPage> list(std::string_view cursor, int limit) override {
    ONESHEET_TRY(check_page_limit(limit));
    ONESHEET_ASSIGN(const std::string below, read_cursor(cursor));
    const std::lock_guard lock(read_mutex_);
    ONESHEET_ASSIGN(Statement select,
                    reader_.prepare("SELECT " + std::string(kPosterColumns) +
                                    " FROM posters WHERE ?1 = '' OR id < ?1 ORDER BY id DESC LIMIT ?2"));
    select.bind(1, below);
    select.bind(2, std::int64_t{limit} + 1);  // one more tells whether there is a next page
    PosterPage page;
    while (true) {
      ONESHEET_ASSIGN(const bool row, select.step());
      if (!row) return page;
      if (page.posters.size() == static_cast<std::size_t>(limit)) {
        page.next_cursor = cursor_after(page.posters.back().id);
        return page;
      }
      page.posters.push_back(read_poster(select));
    }
  }

  base::Result<void> remove(std::string_view id) override {
    return remove_row("DELETE FROM posters WHERE id = ?", id, "There is no poster with this id.");
  }

  base::Result<IdempotencyState> claim(std::string_view key, std::string_view fingerprint, base::WallTime now,
                                       std::chrono::seconds stale_after) override {
    using Kind = IdempotencyState::Kind;
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Transaction transaction, Transaction::begin(writer_));
    ONESHEET_ASSIGN(Statement select,
                    writer_.prepare("SELECT fingerprint, created_ms, poster_id FROM claims WHERE key = ?"));
    select.bind(1, key);
    ONESHEET_ASSIGN(const bool row, select.step());
    if (row) {
      const std::string poster_id = select.text(2);
      const bool abandoned = poster_id.empty() && now - time_of(select.integer(1)) > stale_after;
      if (!abandoned) {
        if (select.text(0) != fingerprint) return IdempotencyState{Kind::mismatch, {}};
        if (poster_id.empty()) return IdempotencyState{Kind::in_progress, {}};
        return IdempotencyState{Kind::done, poster_id};
      }
    }
    ONESHEET_ASSIGN(Statement insert, writer_.prepare("INSERT OR REPLACE INTO claims (key, fingerprint, "
                                                      "created_ms, poster_id) VALUES (?, ?, ?, NULL)"));
    insert.bind(1, key);
    insert.bind(2, fingerprint);
    insert.bind(3, ms_of(now));
    ONESHEET_TRY(insert.step());
    ONESHEET_TRY(transaction.commit());
    return IdempotencyState{Kind::fresh, {}};
  }

  base::Result<void> finish(std::string_view key, std::string_view poster_id) override {
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Statement update, writer_.prepare("UPDATE claims SET poster_id = ? WHERE key = ?"));
    update.bind(1, poster_id);
    update.bind(2, key);
    ONESHEET_TRY(update.step());
    if (writer_.rows_changed() == 0) return fail(ErrorKind::not_found, "There is no such claim.");
    return {};
  }

  base::Result<void> release(std::string_view key) override {
    // A finished claim stays: releasing it would let a repeated request make a second poster.
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Statement erase,
                    writer_.prepare("DELETE FROM claims WHERE key = ? AND poster_id IS NULL"));
    erase.bind(1, key);
    ONESHEET_TRY(erase.step());
    return {};
  }

  base::Result<void> forget_claims_before(base::WallTime time) override {
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Statement erase, writer_.prepare("DELETE FROM claims WHERE created_ms < ?"));
    erase.bind(1, ms_of(time));
    ONESHEET_TRY(erase.step());
    return {};
  }

  base::Result<void> add_key(const ApiKey& key) override {
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Statement insert, writer_.prepare("INSERT INTO api_keys (id, name, secret_hash, scopes, "
                                                      "created_ms) VALUES (?, ?, ?, ?, ?)"));
    insert.bind(1, key.id);
    insert.bind(2, key.name);
    insert.bind(3, key.secret_hash);
    insert.bind(4, join_lines(key.scopes));
    insert.bind(5, ms_of(key.created));
    ONESHEET_TRY(insert.step());
    return {};
  }

  base::Result<std::optional<ApiKey>> find_key(std::string_view secret_hash) override {
    const std::lock_guard lock(read_mutex_);
    ONESHEET_ASSIGN(Statement select, reader_.prepare("SELECT id, name, secret_hash, scopes, created_ms FROM "
                                                      "api_keys WHERE secret_hash = ?"));
    select.bind(1, secret_hash);
    ONESHEET_ASSIGN(const bool row, select.step());
    return row ? std::optional(read_key(select)) : std::nullopt;
  }

  base::Result<std::vector<ApiKey>> list_keys() override {
    const std::lock_guard lock(read_mutex_);
    ONESHEET_ASSIGN(
        Statement select,
        reader_.prepare("SELECT id, name, secret_hash, scopes, created_ms FROM api_keys ORDER BY id"));
    std::vector<ApiKey> keys;
    while (true) {
      ONESHEET_ASSIGN(const bool row, select.step());
      if (!row) return keys;
      keys.push_back(read_key(select));
    }
  }

  base::Result<void> remove_key(std::string_view id) override {
    return remove_row("DELETE FROM api_keys WHERE id = ?", id, "There is no key with this id.");
  }

  base::Result<void> check() override {
    // Taking the write lock proves that the file can be written without writing to it.
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Transaction transaction, Transaction::begin(writer_));
    ONESHEET_TRY(writer_.integer("SELECT count(*) FROM api_keys"));
    return {};
  }

 private:
  base::Result<void> remove_row(std::string_view sql, std::string_view id, const char* absent) {
    const std::lock_guard lock(write_mutex_);
    ONESHEET_ASSIGN(Statement erase, writer_.prepare(sql));
    erase.bind(1, id);
    ONESHEET_TRY(erase.step());
    if (writer_.rows_changed() == 0) return fail(ErrorKind::not_found, absent);
    return {};
  }

  // Two connections: reading never waits for a writer's fsync.
  std::mutex write_mutex_;
  Database writer_;  // guarded by write_mutex_
  std::mutex read_mutex_;
  Database reader_;  // guarded by read_mutex_
};

}  // namespace

base::Result<std::unique_ptr<Catalogue>> open_sqlite_catalogue(const std::filesystem::path& path) {
  ONESHEET_ASSIGN(Database writer, Database::open(path));
  ONESHEET_TRY(bring_up_to_date(writer));
  ONESHEET_ASSIGN(Database reader, Database::open(path));
  return std::make_unique<SqliteCatalogue>(std::move(writer), std::move(reader));
}

}  // namespace onesheet::catalogue
