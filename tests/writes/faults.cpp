// Loaded before the program's libraries (LD_PRELOAD): counts the calls by which it changes files,
// and at one of them the program is killed, gets a signal, or is told that the call failed. A write
// that is killed has written half.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

long calls = 0;

std::string_view setting(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? "" : text;
}

enum class Fault { None, Kill, Fail };

// A signal is sent here; the call then goes on.
Fault next_fault() {
  if (++calls != std::atol(setting("AKAD_FAULT_AT").data())) return Fault::None;
  const auto fault = setting("AKAD_FAULT");
  if (fault == "kill") return Fault::Kill;
  if (fault == "fail") return Fault::Fail;
  std::raise(std::atoi(fault.data()));
  return Fault::None;
}

template <class Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

[[noreturn]] void die() {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

// True when the caller is to be told so.
bool fails(int error) {
  const auto fault = next_fault();
  if (fault == Fault::Kill) die();
  if (fault == Fault::Fail) errno = error;
  return fault == Fault::Fail;
}

struct Count {
  Count() = default;
  Count(const Count&) = delete;
  Count& operator=(const Count&) = delete;
  ~Count() {
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%ld", calls);
    const auto file =
        syscall(SYS_open, setting("AKAD_FAULT_COUNT").data(), O_WRONLY | O_CREAT, 0600);
    syscall(SYS_write, file, text, length);
  }
} const count_at_the_end;

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  const auto fault = next_fault();
  if (fault == Fault::Kill) {
    syscall(SYS_write, file, bytes, size / 2);
    die();
  }
  if (fault == Fault::Fail) {
    errno = ENOSPC;
    return -1;
  }
  return syscall(SYS_write, file, bytes, size);
}

int mkostemps(char* form, int suffix, int flags) {
  if (fails(EACCES)) return -1;
  return original<int(char*, int, int)>("mkostemps")(form, suffix, flags);
}

int fsync(int file) { return fails(EIO) ? -1 : original<int(int)>("fsync")(file); }

int fchmod(int file, mode_t mode) {
  return fails(EPERM) ? -1 : original<int(int, mode_t)>("fchmod")(file, mode);
}

int link(const char* from, const char* to) noexcept {
  return fails(EPERM) ? -1 : original<int(const char*, const char*)>("link")(from, to);
}

int rename(const char* from, const char* to) noexcept {
  return fails(EIO) ? -1 : original<int(const char*, const char*)>("rename")(from, to);
}

int unlink(const char* path) noexcept {
  if (fails(EIO)) return -1;
  return original<int(const char*)>("unlink")(path);
}

}  // extern "C"
