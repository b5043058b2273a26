#include "runtime/events/reading/digests/digester.h"

#include <system_error>
#include <utility>

#include "runtime/base/assert.h"

namespace akad::events {

Digester::Digester(std::size_t logs) : logs_(logs) {}

Digester::~Digester() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    last_ = given_up_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Digester::begin_file(std::size_t log) {
  file_ = static_cast<std::uint32_t>(log_of_file_.size());
  log_ = static_cast<std::uint32_t>(log);
  log_of_file_.push_back(log);
}

void Digester::hand_over(Chunk& chunk) {
  if (chunk.pieces.empty()) return;
  if (!thread_.joinable()) start();
  Chunk next{chunk.are_records, {}, {}};
  if (thread_.joinable()) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < kMostWaiting; });
    if (!empty_.empty()) {
      next = std::move(empty_.back());
      empty_.pop_back();
    }
    next.are_records = chunk.are_records;
    waiting_.push_back(std::move(chunk));
    lock.unlock();
    changed_.notify_all();
  } else {
    hash(chunk);
  }
  next.bytes.clear();
  next.bytes.reserve(kChunkBytes);
  next.pieces.clear();
  chunk = std::move(next);
}

// Where the system gives no thread, who reads hashes too.
void Digester::start() {
  if (alone_) return;
  try {
    thread_ = std::thread([this] { work(); });
  } catch (const std::system_error&) {
    alone_ = true;
  }
}

void Digester::work() {
  Chunk taken;
  for (bool more = true; more;) {
    {
      std::unique_lock lock(mutex_);
      if (!taken.pieces.empty()) empty_.push_back(std::move(taken));
      changed_.wait(lock, [this] { return last_ || !waiting_.empty(); });
      if (given_up_) return;
      more = !waiting_.empty();
      taken = more ? take_first() : Chunk();
    }
    changed_.notify_all();
    try {
      if (failure_) continue;
      if (more) {
        hash(taken);
      } else {
        finish();
      }
    } catch (...) {
      failure_ = std::current_exception();
    }
  }
}

// Under the lock.
Digester::Chunk Digester::take_first() {
  Chunk first = std::move(waiting_.front());
  waiting_.erase(waiting_.begin());
  return first;
}

void Digester::hash(const Chunk& chunk) {
  std::size_t begin = 0;
  for (const Piece& piece : chunk.pieces) {
    const auto bytes = std::string_view(chunk.bytes).substr(begin, piece.end - begin);
    if (chunk.are_records) {
      hash_record(piece, bytes);
    } else {
      hash_stored(piece.file, bytes);
    }
    begin = piece.end;
  }
}

void Digester::hash_record(const Piece& piece, std::string_view text) {
  Log& log = logs_[piece.log];
  if (log.files.empty() || log.files.back() != piece.file) {
    log.files.push_back(piece.file);
    log.records.emplace_back();
  }
  log.records.back().add(sha256(text));
}

void Digester::hash_stored(std::size_t file, std::string_view bytes) {
  if (file >= stored_digests_.size()) {
    if (!stored_digests_.empty()) stored_digests_.back().digest = open_file_.end();
    stored_digests_.resize(file + 1, {0, sha256({}), {}});
  }
  open_file_.add(bytes);
  stored_digests_[file].count += bytes.size();
}

void Digester::finish() {
  if (!stored_digests_.empty()) stored_digests_.back().digest = open_file_.end();
  stored_digests_.resize(log_of_file_.size(), {0, sha256({}), {}});
  for (std::size_t file = 0; file < log_of_file_.size(); ++file) {
    const RecordsDigest& stored = stored_digests_[file];
    digests_.files.push_back(
        {log_of_file_[file], stored.count, stored.digest, {0, sha256({}), {}}});
  }
  for (Log& log : logs_) finish_log(log);
}

void Digester::finish_log(Log& log) {
  DigestSet all;
  for (std::size_t i = 0; i < log.files.size(); ++i) {
    if (log.files.size() > 1) digests_.files[log.files[i]].records = log.records[i].ordered();
    all.absorb(std::move(log.records[i]));
  }
  digests_.logs.push_back(all.ordered());
  if (log.files.size() == 1) digests_.files[log.files[0]].records = digests_.logs.back();
  log = {};
}

void Digester::end() {
  ended_ = true;
  if (!thread_.joinable()) return;
  hand_over(records_);
  hand_over(stored_);
  {
    const std::lock_guard lock(mutex_);
    last_ = true;
  }
  changed_.notify_all();
}

const Digests& Digester::digests() {
  AKAD_ASSERT(ended_);
  if (thread_.joinable()) {
    thread_.join();
  } else if (!done_) {
    hash(records_);
    hash(stored_);
    finish();
  }
  done_ = true;
  if (failure_) std::rethrow_exception(failure_);
  return digests_;
}

}  // namespace akad::events
