// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tableestimate.h"
#include "tableglossary.h"
#include "tableprompt.h"
#include "tablesource.h"

namespace lineup {

// Everything that people choose for a table run, from a command line or in the window.
struct TableSetup
{
    TableSource source;
    QString sourceLanguage = {}; // BCP 47; empty: what the files say, else English
    QStringList languages = {}; // BCP 47
    TableSelection selection = {};
    Lineup lineup = {};
    QList<TableTerm> glossary = {};
    TableInstructions instructions = {};
    QMap<QString, QString> characters = {}; // notes by speaker
    PromptTemplate prompt = defaultTablePrompt();
    std::optional<PlaceholderFamilies> families = {}; // unset: those that the files make likely
    int stringsPerRequest = 20;
    int concurrency = 0; // 0: as many as is usual
    bool localOnly = false;
    std::optional<double> maxCostUsd = {};
    TableFonts fonts = {}; // opened or not
    TableRules rules = {};
};

// The run that a set-up asks for; `files` in the order of its languages. Pure function.
TableJob makeTableJob(const TableSetup &setup, const QList<TableFile> &files);

// What a set-up comes to before anything is sent.
struct TablePlan
{
    TableJob job;
    TableEstimate estimate;
    Prompt firstRequest; // empty: there is none
    QList<TableFile> files; // those of all languages
    QString problem; // why this cannot be sent, for people
};

// Reads the files of languages that are not among the known ones. Blocking: for a worker.
TablePlan planTable(const TableSetup &setup, const QList<TableFile> &known, const ModelCatalogue &catalogue);

// What a pilot's sample left out, each language with the one target that was chosen for it (by tag);
// languages without one are left out. Reads the files again. Blocking: for a worker.
TablePlan planRest(const TableJob &pilot, const QMap<QString, QString> &targets,
                   const ModelCatalogue &catalogue);

} // namespace lineup
