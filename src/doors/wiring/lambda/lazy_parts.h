// Parts that most invocations do not need, made when one does: what Lambda bills begins with the start.
#pragma once

#include <functional>
#include <memory>

#include "base/runner.h"
#include "render/font_pack.h"

namespace onesheet::wiring {

// render::load_font_pack at the first question. Thread-safe.
std::shared_ptr<const render::FontPack> make_lazy_fonts();

// base::make_thread_runner at the first loop. Thread-safe.
std::shared_ptr<base::Runner> make_lazy_runner();

}  // namespace onesheet::wiring
