// SPDX-License-Identifier: Apache-2.0
#include "tablelanguagesbox.h"

#include "common/accessible.h"
#include "strings/languagetags.h"
#include "tablelanguagesmodel.h"
#include "ui_tablelanguagesbox.h"

#include <QCollator>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int visibleLanguages = 5;

// What games are translated into most; any other one can be typed.
const QStringList &usualLanguages()
{
    static const QStringList tags{
        u"ar"_s,     u"bg"_s, u"cs"_s, u"da"_s,    u"de"_s, u"el"_s,      u"en"_s,      u"en-GB"_s, u"es"_s,
        u"es-419"_s, u"et"_s, u"fa"_s, u"fi"_s,    u"fr"_s, u"fr-CA"_s,   u"he"_s,      u"hi"_s,    u"hr"_s,
        u"hu"_s,     u"id"_s, u"it"_s, u"ja"_s,    u"ko"_s, u"lt"_s,      u"lv"_s,      u"ms"_s,    u"nb"_s,
        u"nl"_s,     u"pl"_s, u"pt"_s, u"pt-BR"_s, u"ro"_s, u"ru"_s,      u"sk"_s,      u"sl"_s,    u"sr"_s,
        u"sv"_s,     u"th"_s, u"tr"_s, u"uk"_s,    u"vi"_s, u"zh-Hans"_s, u"zh-Hant"_s,
    };
    return tags;
}

// The language that a field holds: one of its entries, or a tag or name that was typed.
QString languageIn(const QComboBox *box)
{
    const int entry = box->findText(box->currentText(), Qt::MatchFixedString);
    return entry >= 0 ? box->itemData(entry).toString() : languageTag(box->currentText());
}

void fill(QComboBox *box)
{
    const QString chosen = languageIn(box);
    QList<std::pair<QString, QString>> names;
    for (const QString &tag : usualLanguages())
        names.append(
            { TableLanguagesBox::tr("%1 (%2)", "a language and its code").arg(languageName(tag), tag), tag });
    const QCollator collator;
    std::sort(names.begin(), names.end(),
              [&](const auto &a, const auto &b) { return collator.compare(a.first, b.first) < 0; });
    box->clear();
    for (const auto &[name, tag] : std::as_const(names))
        box->addItem(name, tag);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setCurrentIndex(box->findData(chosen));
}

} // namespace

TableLanguagesBox::TableLanguagesBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableLanguagesBox>())
    , m_model(new TableLanguagesModel(this))
{
    m_ui->setupUi(this);
    m_ui->languagesView->setModel(m_model);
    m_ui->languagesView->setFixedHeight(fontMetrics().height() * (visibleLanguages + 1) * 5 / 4);
    fillLanguages();
    connect(m_model, &TableLanguagesModel::chosenChanged, this, &TableLanguagesBox::changed);
    connect(m_ui->sourceLanguageBox, &QComboBox::currentTextChanged, this, &TableLanguagesBox::changed);
    connect(m_ui->addButton, &QPushButton::clicked, this, &TableLanguagesBox::addLanguage);
    // An editable box tells of one press of the key twice.
    connect(m_ui->addBox->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (!m_ui->addBox->currentText().trimmed().isEmpty())
            addLanguage();
    });
    connect(m_ui->addBox, &QComboBox::currentTextChanged, m_ui->addHint, &QWidget::hide);
}

TableLanguagesBox::~TableLanguagesBox() = default;

void TableLanguagesBox::fillLanguages()
{
    const QSignalBlocker quiet(m_ui->sourceLanguageBox);
    fill(m_ui->sourceLanguageBox);
    fill(m_ui->addBox);
    m_ui->addBox->clearEditText();
}

void TableLanguagesBox::showTable(const OpenedTable &table)
{
    const QString source = table.sourceLanguage.isEmpty() ? u"en"_s : table.sourceLanguage;
    showSource(source);
    QStringList languages;
    for (const TableFile &file : table.files)
        languages.append(file.language);
    m_model->setFiles(languages, table.counts);
    // The file of the source's own language is there to be read.
    QStringList chosen = m_model->all();
    chosen.removeAll(source);
    if (!chosen.isEmpty())
        m_model->choose(chosen);
}

void TableLanguagesBox::showSource(const QString &language)
{
    const QSignalBlocker quiet(m_ui->sourceLanguageBox);
    const int entry = m_ui->sourceLanguageBox->findData(language);
    m_ui->sourceLanguageBox->setCurrentIndex(entry);
    if (entry < 0)
        m_ui->sourceLanguageBox->setEditText(language);
}

void TableLanguagesBox::restore(const TableJob &job)
{
    showSource(job.sourceLanguage);
    QStringList tags;
    for (const TableLanguage &language : job.languages) {
        tags.append(language.tag);
        m_model->add(language.tag);
    }
    m_model->choose(tags);
}

QString TableLanguagesBox::sourceLanguage() const
{
    return languageIn(m_ui->sourceLanguageBox);
}

QStringList TableLanguagesBox::languages() const
{
    return m_model->chosen();
}

void TableLanguagesBox::addLanguage()
{
    const QString text = m_ui->addBox->currentText().trimmed();
    const QString language = languageIn(m_ui->addBox);
    if (language.isEmpty()) {
        m_ui->addHint->setText(
            text.isEmpty()
                ? tr("Choose a language, or type its name or code, such as “pt-BR”.")
                : tr("There is no language “%1”. Type a name or a code, such as “pt-BR”.").arg(text));
        m_ui->addHint->show();
        announce(m_ui->addHint, m_ui->addHint->text());
        m_ui->addBox->setFocus();
        return;
    }
    m_ui->addBox->clearEditText();
    const int row = m_model->add(language);
    m_ui->languagesView->setCurrentIndex(m_model->index(row));
    m_ui->languagesView->scrollTo(m_model->index(row));
}

void TableLanguagesBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    fillLanguages();
}

} // namespace lineup
