// Parallel loops for code that computes. Kernels own no threads: they take the Runner they are given, and a
// null Runner means "on this thread". Results must not depend on how the indices are spread.
#pragma once

#include <cstddef>
#include <functional>

namespace onesheet::base {

class Runner {
 public:
  virtual ~Runner() = default;
  // Calls task(i) once for each i in [0, count), in any order, perhaps at the same time; returns when all are
  // done.
  virtual void run(std::size_t count, const std::function<void(std::size_t)>& task) = 0;
  virtual std::size_t width() const = 0;  // how many tasks may run at the same time
};

inline void for_each_index(Runner* runner, std::size_t count, const std::function<void(std::size_t)>& task) {
  if (runner != nullptr && count > 1) {
    runner->run(count, task);
  } else {
    for (std::size_t i = 0; i < count; ++i) task(i);
  }
}

}  // namespace onesheet::base
