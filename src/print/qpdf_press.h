// The press that writes PDF through libqpdf.
#pragma once

#include <memory>

#include "print/press.h"

namespace onesheet::print {

std::shared_ptr<const Press> make_press();

}  // namespace onesheet::print
