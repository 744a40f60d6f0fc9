// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

namespace lineup {

// The exit statuses of lineup-cli; scripts rely on the numbers.
enum class ExitStatus {
    Complete = 0, // every answer, or the command did what it was asked to
    ErrorsFound = 1, // `check` found at least one error
    Usage = 2, // also a bad lineup and an unknown run
    SomeComplete = 3,
    NoneComplete = 4,
    FileError = 5, // a file (or standard output) could not be read or written
    Interrupted = 130,
};

// The status of `compare`: an interruption outranks a file error, which outranks what became of the answers.
ExitStatus compareExitStatus(const Run &run, bool interrupted, bool fileFailed);

} // namespace lineup
