// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lineup {

// Tells assistive technology that the page inside an answer's text is a part of it: named, and never itself
// in focus. Call it once before the first view is asked for; more often does no harm. GUI thread.
void installAnswerAccessibility();

} // namespace lineup
