// SPDX-License-Identifier: Apache-2.0
#include "tableguidancebox.h"

#include "checks/placeholderfamily.h"
#include "common/background.h"
#include "placeholdernames.h"
#include "sheets/showntext.h"
#include "tablecharactersdialog.h"
#include "tablepromptdialog.h"
#include "ui_tableguidancebox.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QMenu>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int instructionLines = 3;

TableGlossary glossaryIn(const QString &path)
{
    QString error;
    const std::optional<QByteArray> bytes = readRegularFile(path, error);
    return bytes ? readTableGlossary(*bytes) : TableGlossary{ {}, {}, {}, error };
}

// A job keeps what holds for each language in the end; what is the same for all was said for all.
TableInstructions instructionsOf(const TableJob &job)
{
    TableInstructions instructions;
    for (const TableLanguage &language : job.languages) {
        if (!language.instructions.isEmpty())
            instructions.byLanguage.insert(language.tag, language.instructions);
    }
    const QStringList texts = instructions.byLanguage.values();
    if (texts.size() == job.languages.size() && texts.count(texts.value(0)) == texts.size()
        && !texts.isEmpty())
        instructions.byLanguage = { { u"*"_s, texts.first() } };
    return instructions;
}

} // namespace

TableGuidanceBox::TableGuidanceBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableGuidanceBox>())
    , m_placeholders(new QMenu(this))
    , m_prompt(defaultTablePrompt())
{
    m_ui->setupUi(this);
    m_shownLanguage = m_ui->instructionsLanguageBox->language();
    m_ui->instructionsEdit->setFixedHeight(fontMetrics().lineSpacing() * (instructionLines + 1));
    m_ui->instructionsEdit->setAcceptDrops(false); // files are dropped onto the page
    m_ui->placeholdersButton->setMenu(m_placeholders);
    connect(m_ui->glossaryButton, &QPushButton::clicked, this, &TableGuidanceBox::glossaryRequested);
    connect(m_ui->glossaryRemoveButton, &QPushButton::clicked, this, [this] {
        ++m_reading;
        m_glossary.clear();
        m_glossaryFile.clear();
        m_glossaryProblem.clear();
        showGlossary();
        m_ui->glossaryButton->setFocus();
        Q_EMIT changed();
    });
    connect(m_ui->instructionsLanguageBox, &QComboBox::activated, this, [this] {
        keepInstructions();
        showInstructions();
    });
    connect(m_ui->instructionsEdit, &QPlainTextEdit::textChanged, this, [this] {
        keepInstructions();
        Q_EMIT changed();
    });
    connect(m_ui->charactersButton, &QPushButton::clicked, this, &TableGuidanceBox::editCharacters);
    connect(m_ui->promptButton, &QPushButton::clicked, this, &TableGuidanceBox::editPrompt);
    retranslate();
}

TableGuidanceBox::~TableGuidanceBox() = default;

void TableGuidanceBox::showTable(const OpenedTable &table)
{
    m_speakers = table.speakers;
    m_families = table.families;
    fillPlaceholders();
    showPlaceholders();
}

void TableGuidanceBox::setLanguages(const QStringList &languages)
{
    m_ui->instructionsLanguageBox->setLanguages(languages);
    if (m_ui->instructionsLanguageBox->language() != m_shownLanguage)
        showInstructions();
}

void TableGuidanceBox::apply(TableSetup &setup) const
{
    setup.glossary = m_glossary;
    setup.instructions = m_instructions;
    setup.characters = m_characters;
    setup.prompt = m_prompt;
    setup.families = m_families;
}

void TableGuidanceBox::keepInstructions()
{
    const QString text = m_ui->instructionsEdit->toPlainText().trimmed();
    if (text.isEmpty())
        m_instructions.byLanguage.remove(m_shownLanguage);
    else
        m_instructions.byLanguage.insert(m_shownLanguage, text);
}

void TableGuidanceBox::showInstructions()
{
    m_shownLanguage = m_ui->instructionsLanguageBox->language();
    const QSignalBlocker quiet(m_ui->instructionsEdit);
    m_ui->instructionsEdit->setPlainText(m_instructions.byLanguage.value(m_shownLanguage));
}

void TableGuidanceBox::readGlossary(const QString &path)
{
    const quint64 reading = ++m_reading;
    runInBackground(
        this, [path] { return glossaryIn(path); },
        [this, path, reading](const TableGlossary &glossary) {
            if (reading != m_reading)
                return;
            m_glossary = glossary.terms;
            m_glossaryFile = path;
            m_glossaryProblem = glossary.error;
            showGlossary();
            Q_EMIT changed();
        });
}

void TableGuidanceBox::restore(const TableJob &job)
{
    ++m_reading;
    m_glossary = job.glossary;
    m_glossaryFile.clear();
    m_glossaryProblem.clear();
    m_instructions = instructionsOf(job);
    m_characters = job.characters;
    m_families = job.families;
    setPromptTemplate(job.prompt);
    showGlossary();
    showInstructions();
    fillPlaceholders();
    showPlaceholders();
}

void TableGuidanceBox::showGlossary()
{
    const QString name = shownLine(QFileInfo(m_glossaryFile).fileName());
    m_ui->glossaryRemoveButton->setVisible(!m_glossaryFile.isEmpty() || !m_glossary.isEmpty());
    if (m_glossaryFile.isEmpty())
        m_ui->glossaryLabel->setText(m_glossary.isEmpty() ? tr("No glossary.")
                                                          : tr("The glossary of the run, %Ln term(s)",
                                                               nullptr, int(m_glossary.size())));
    else if (!m_glossaryProblem.isEmpty())
        m_ui->glossaryLabel->setText(
            tr("The glossary “%1” is not used. %2").arg(name, shownLine(m_glossaryProblem)));
    else
        m_ui->glossaryLabel->setText(tr("Glossary “%1”, %2", "a file; number of terms")
                                         .arg(name, tr("%Ln term(s)", nullptr, int(m_glossary.size()))));
}

void TableGuidanceBox::fillPlaceholders()
{
    m_placeholders->clear();
    for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
        QAction *action = m_placeholders->addAction(placeholderName(info.family));
        action->setCheckable(true);
        action->setChecked(m_families.testFlag(info.family));
        connect(action, &QAction::toggled, this, [this, family = info.family](bool on) {
            m_families.setFlag(family, on);
            showPlaceholders();
            Q_EMIT changed();
        });
    }
}

void TableGuidanceBox::showPlaceholders()
{
    QStringList names;
    for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
        if (m_families.testFlag(info.family))
            names.append(placeholderName(info.family));
    }
    constexpr int mostNamed = 2;
    QString text
        = names.isEmpty() ? tr("None") : names.mid(0, mostNamed).join(tr("; ", "between placeholders"));
    if (names.size() > mostNamed)
        text = tr("%1 and %Ln more", nullptr, int(names.size() - mostNamed)).arg(text);
    m_ui->placeholdersButton->setText(text.replace(u'&', u"&&"_s));
    m_ui->placeholdersButton->setAccessibleName(
        tr("Placeholders: %1").arg(names.isEmpty() ? tr("None") : text));
}

void TableGuidanceBox::editCharacters()
{
    auto *dialog = new TableCharactersDialog(m_speakers, m_characters, this);
    connect(dialog, &TableCharactersDialog::notesChosen, this, [this](const QMap<QString, QString> &notes) {
        m_characters = notes;
        Q_EMIT changed();
    });
    dialog->open();
}

void TableGuidanceBox::editPrompt()
{
    auto *dialog = new TablePromptDialog(m_prompt, m_firstRequest, this);
    connect(dialog, &TablePromptDialog::promptChosen, this, [this](const PromptTemplate &prompt) {
        setPromptTemplate(prompt);
        Q_EMIT changed();
    });
    dialog->open();
}

void TableGuidanceBox::setPromptTemplate(const PromptTemplate &prompt)
{
    m_prompt = prompt;
    m_ui->promptState->setText(prompt == defaultTablePrompt() ? QString() : tr("The prompt was changed."));
}

void TableGuidanceBox::retranslate()
{
    showGlossary();
    fillPlaceholders();
    showPlaceholders();
    setPromptTemplate(m_prompt);
}

void TableGuidanceBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    retranslate();
}

} // namespace lineup
