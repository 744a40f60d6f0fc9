// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableopening.h"
#include "work/tableplan.h"

#include <QGroupBox>

#include <memory>

class QMenu;

namespace lineup {

namespace Ui {
class TableGuidanceBox;
}

// What goes along with the strings of a table: glossary, instructions for each language, notes on the
// characters, the prompt around it all, and which placeholders the strings have. The glossary is read in a
// worker. GUI thread.
class TableGuidanceBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableGuidanceBox(QWidget *parent = nullptr);
    ~TableGuidanceBox() override;

    void showTable(const OpenedTable &table);
    void setLanguages(const QStringList &languages);
    void apply(TableSetup &setup) const;
    // What the prompt dialog shows as the request that would be sent first.
    void setFirstRequest(const Prompt &request) { m_firstRequest = request; }

    void readGlossary(const QString &path);
    // What a stored run went by, after showTable() of its files. Emits nothing.
    void restore(const TableJob &job);
    // The prompt from one time to the next.
    PromptTemplate promptTemplate() const { return m_prompt; }
    void setPromptTemplate(const PromptTemplate &prompt);

Q_SIGNALS:
    void changed();
    void glossaryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void keepInstructions();
    void showInstructions();
    void showGlossary();
    void showPlaceholders();
    void fillPlaceholders();
    void editCharacters();
    void editPrompt();
    void retranslate();

    std::unique_ptr<Ui::TableGuidanceBox> m_ui;
    QMenu *m_placeholders;
    QString m_shownLanguage; // whose instructions stand in the field; "*" for all
    TableInstructions m_instructions;
    QList<TableTerm> m_glossary;
    QString m_glossaryFile;
    QString m_glossaryProblem;
    QMap<QString, QString> m_characters;
    QStringList m_speakers;
    PlaceholderFamilies m_families;
    PromptTemplate m_prompt;
    Prompt m_firstRequest;
    quint64 m_reading = 0; // the glossary that was asked for last
};

} // namespace lineup
