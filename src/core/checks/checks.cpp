// SPDX-License-Identifier: Apache-2.0
#include "bidicheck.h"
#include "bracecheck.h"
#include "bracketscheck.h"
#include "check.h"
#include "consistencycheck.h"
#include "controlcheck.h"
#include "emptycheck.h"
#include "escapescheck.h"
#include "fontcheck.h"
#include "forbiddencheck.h"
#include "glossarycheck.h"
#include "icucheck.h"
#include "invisiblecheck.h"
#include "languagecheck.h"
#include "lengthbytescheck.h"
#include "lengthcharscheck.h"
#include "lengthpxcheck.h"
#include "llmalternativescheck.h"
#include "llmfencecheck.h"
#include "llmidscheck.h"
#include "llmloopcheck.h"
#include "llmpreamblecheck.h"
#include "newlinescheck.h"
#include "numberscheck.h"
#include "pluralcheck.h"
#include "printfcheck.h"
#include "profilecheck.h"
#include "punctuationcheck.h"
#include "ratiocheck.h"
#include "regexcheck.h"
#include "repeatcheck.h"
#include "smartcheck.h"
#include "spacescheck.h"
#include "tagscheck.h"
#include "unchangedcheck.h"
#include "unrealcheck.h"
#include "urlcheck.h"

namespace lineup {

const QList<Check> &checks()
{
    static const QList<Check> list{
        emptyCheck(),        unchangedCheck(),
        printfCheck(),       braceCheck(),
        smartCheck(),        icuCheck(),
        unrealCheck(),       profileCheck(),
        tagsCheck(),         escapesCheck(),
        newlinesCheck(),     controlCheck(),
        urlCheck(),          pluralCheck(),
        lengthCharsCheck(),  lengthBytesCheck(),
        lengthPixelsCheck(), fontCheck(),
        ratioCheck(),        spacesCheck(),
        punctuationCheck(),  bracketsCheck(),
        repeatCheck(),       invisibleCheck(),
        bidiCheck(),         numbersCheck(),
        glossaryCheck(),     forbiddenCheck(),
        consistencyCheck(),  languageCheck(),
        regexCheck(),        llmPreambleCheck(),
        llmFenceCheck(),     llmAlternativesCheck(),
        llmIdsCheck(),       llmLoopCheck(),
    };
    return list;
}

} // namespace lineup
