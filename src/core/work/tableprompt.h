// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/languagerules.h"
#include "tablejob.h"

namespace lineup {

// What a table run asks, as a template that people can see and edit. The variables: {{source_language}},
// {{language}}, {{instructions}}; {{glossary}}, {{characters}}, {{before}} and {{after}}, each with its
// heading and empty where there is nothing; {{strings}}, the JSON that the reply answers. What stays the same
// from request to request comes first, so that providers' caches work. In English, because models read it.
PromptTemplate defaultTablePrompt();

// An empty string, or why this template cannot be used, for people.
QString tablePromptProblem(const PromptTemplate &prompt);

// The plural categories that a language is asked for, each with numbers that show it.
QList<PluralForm> askedForms(const TableLanguage &language);
// The texts of the file's forms from those of the categories; a category that is missing gives an empty text.
QStringList fileForms(const TableLanguage &language, const QMap<QString, QString> &byCategory);

// Writes the prompts of one language. The job must outlive it. Cheap to keep, one a language.
class TablePromptWriter
{
public:
    TablePromptWriter(const TableJob &job, int language);

    // The n-th row has the id n, counted from 1.
    Prompt prompt(const QList<int> &rows) const;

private:
    QString glossary(const QList<int> &rows) const;
    QString characters(const QList<int> &rows) const;
    QString neighbours(const QList<int> &rows, bool before) const;
    QString strings(const QList<int> &rows) const;

    const TableJob &m_job;
    const TableLanguage &m_language;
    QList<GlossaryTerm> m_terms;
    LanguageRules m_sourceRules;
};

// "Portuguese, Brazil (pt-BR)": a language for models.
QString languageForModels(const QString &tag);

} // namespace lineup
