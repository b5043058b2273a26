// Takes digests of what is read beside the reading: bytes are copied into chunks, and a thread of
// its own hashes them. What is so little that it fills no chunk is hashed without a thread.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "runtime/events/digest.h"
#include "runtime/events/reading/digests/ordered.h"

namespace akad::events {

class Digester {
 public:
  explicit Digester(std::size_t logs);
  Digester(const Digester&) = delete;
  Digester& operator=(const Digester&) = delete;
  ~Digester();

  void begin_file(std::size_t log);
  void add_record(std::string_view text) {
    if (records_.bytes.size() + text.size() > kChunkBytes) hand_over(records_);
    fetch_ahead();
    add(records_, text);
  }
  void add_stored(std::string_view bytes) {  // of the file as it is stored
    if (stored_.bytes.size() + bytes.size() > kChunkBytes) hand_over(stored_);
    add(stored_, bytes);
  }
  void end();                // nothing more comes: the thread goes on to the end
  const Digests& digests();  // after `end`; waits

 private:
  // What waits is little, however busy the thread's processor is: memory must not depend on that.
  static constexpr std::size_t kChunkBytes = std::size_t{128} << 10;
  static constexpr std::size_t kMostWaiting = 4;  // chunks
  struct Piece {
    std::size_t end = 0;  // in the bytes of the chunk
    std::uint32_t file = 0;
    std::uint32_t log = 0;
  };
  struct Chunk {
    bool are_records = true;
    std::string bytes;
    std::vector<Piece> pieces;
  };
  // Of one log: its files, and a digest of each of their records.
  struct Log {
    std::vector<std::uint32_t> files;
    std::vector<DigestSet> records;  // beside the files
  };

  // What will be written soon was last in the cache of the thread's processor.
  void fetch_ahead() const {
    const char* soon = records_.bytes.data() + records_.bytes.size() + 1024;
    for (std::size_t line = 0; line < 4; ++line) __builtin_prefetch(soon + line * 64, 1);
  }
  void add(Chunk& chunk, std::string_view bytes) {
    chunk.bytes.append(bytes);
    chunk.pieces.push_back({chunk.bytes.size(), file_, log_});
  }
  void hand_over(Chunk& chunk);
  void start();
  void work();
  Chunk take_first();
  void hash(const Chunk& chunk);
  void hash_record(const Piece& piece, std::string_view text);
  void hash_stored(std::size_t file, std::string_view bytes);
  void finish();
  void finish_log(Log& log);

  // of who reads
  std::uint32_t file_ = 0;
  std::uint32_t log_ = 0;
  std::vector<std::size_t> log_of_file_;
  Chunk records_;
  Chunk stored_{false, {}, {}};
  bool alone_ = false;  // there is no thread to be had
  bool ended_ = false;
  bool done_ = false;

  // of the thread, or of who reads while there is none
  std::vector<Log> logs_;
  std::vector<RecordsDigest> stored_digests_;  // of bytes, by file; the last one's are in
  Sha256 open_file_;
  Digests digests_;
  std::exception_ptr failure_;

  // of both
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Chunk> waiting_;
  std::vector<Chunk> empty_;
  bool last_ = false;  // no chunk comes behind those that wait
  bool given_up_ = false;
  std::thread thread_;
};

}  // namespace akad::events
