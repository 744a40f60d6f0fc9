// SPDX-License-Identifier: Apache-2.0
#include "jsonstrings.h"

#include "jsoncarrier.h"
#include "languagetags.h"
#include "pluralforms.h"
#include "stringwords.h"

#include <QHash>
#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// A key that is one form of a plural: what the forms share, and which one it is.
struct FormKey
{
    QString base;
    QString form; // a category of CLDR or a number; empty: the key itself
};

class JsonStrings
{
public:
    JsonStrings(const SourceText &text, const StringReadOptions &options);
    StringReadResult read();

private:
    void findLanguage();
    void readMetadata();
    void findPlurals();
    void addUnit(qsizetype leaf);
    void addPlural(int container, const QString &base, const QHash<QString, qsizetype> &forms);
    StringUnit unitOf(const JsonLeaf &leaf, const QStringList &path) const;
    void append(StringUnit unit, const QList<JsonForm> &forms);

    using Forms = QHash<QString, qsizetype>; // leaf by category or number

    StringFile m_file;
    JsonScanner m_scanner;
    QHash<QString, QString> m_descriptions;
    QHash<QPair<int, QString>, Forms> m_plurals;
    QHash<qsizetype, QPair<int, QString>> m_pluralOfLeaf;
    QList<QList<JsonForm>> m_forms;
    QHash<QString, qsizetype> m_lines;
    bool m_resource = false; // ARB
};

JsonStrings::JsonStrings(const SourceText &text, const StringReadOptions &options)
    : m_file{ u"json"_s, text, {}, languageTag(options.language), {}, {}, {}, true, {} }
    , m_scanner(m_file)
{ }

StringReadResult JsonStrings::read()
{
    if (!m_scanner.read())
        return { {}, m_scanner.error() };
    findLanguage();
    if (!m_file.targetLanguage.isEmpty())
        m_file.pluralForms = pluralFormsOf(m_file.targetLanguage);
    if (m_resource)
        readMetadata();
    else
        findPlurals();
    QHash<QPair<int, QString>, bool> done;
    for (qsizetype i = 0; i < m_scanner.leaves().size(); ++i) {
        const auto plural = m_pluralOfLeaf.constFind(i);
        if (plural == m_pluralOfLeaf.cend()) {
            addUnit(i);
        } else if (!done.contains(*plural)) {
            done.insert(*plural, true);
            addPlural(plural->first, plural->second, m_plurals.value(*plural));
        }
    }
    m_file.carrier = std::make_shared<JsonCarrier>(m_scanner, m_forms, m_file.text);
    return { m_file, {} };
}

void JsonStrings::findLanguage()
{
    for (const JsonLeaf &leaf : m_scanner.leaves()) {
        if (leaf.container == 0 && leaf.key == u"@@locale") {
            m_resource = true;
            m_file.targetLanguage = languageTag(leaf.text);
            return;
        }
    }
}

void JsonStrings::readMetadata()
{
    for (const JsonLeaf &leaf : m_scanner.leaves()) {
        const QStringList path = m_scanner.pathOf(leaf);
        if (path.size() == 2 && path.at(0).startsWith(u'@') && path.at(1) == u"description")
            m_descriptions.insert(path.at(0).mid(1), leaf.text);
    }
}

void JsonStrings::findPlurals()
{
    static const QRegularExpression form(u"^(.+)_(zero|one|two|few|many|other|plural|\\d{1,2})$"_s);
    QHash<QPair<int, QString>, Forms> found;
    QHash<QPair<int, QString>, qsizetype> plain;
    for (qsizetype i = 0; i < m_scanner.leaves().size(); ++i) {
        const JsonLeaf &leaf = m_scanner.leaves().at(i);
        if (!leaf.keySpan.isValid())
            continue;
        plain.insert({ leaf.container, leaf.key }, i);
        const QRegularExpressionMatch match = form.match(leaf.key);
        if (match.hasMatch())
            found[{ leaf.container, match.captured(1) }].insert(match.captured(2), i);
    }
    for (auto it = found.begin(); it != found.end(); ++it) {
        Forms &forms = it.value();
        const auto singular = plain.constFind(it.key());
        const bool fourth = forms.contains(u"other"_s);
        const bool third = forms.contains(u"plural"_s) && singular != plain.cend();
        const bool numbered
            = forms.contains(u"0"_s) && std::any_of(forms.begin(), forms.end(), [this](qsizetype leaf) {
                  return m_scanner.leaves().at(leaf).text.contains(u"{{count}}");
              });
        if (!fourth && !third && !numbered)
            continue;
        forms.removeIf([&](const auto &entry) {
            const bool isNumber = entry.key().at(0).isDigit();
            const bool isThird = entry.key() == u"plural";
            return fourth ? isNumber || isThird : third ? !isThird : !isNumber;
        });
        if (!fourth && third)
            forms.insert(QString(), *singular);
        m_plurals.insert(it.key(), forms);
        for (const qsizetype leaf : std::as_const(forms))
            m_pluralOfLeaf.insert(leaf, it.key());
    }
}

StringUnit JsonStrings::unitOf(const JsonLeaf &leaf, const QStringList &path) const
{
    StringUnit unit;
    unit.path = path;
    unit.id = path.join(u'.');
    unit.context = path.first(path.size() - 1).join(u'.');
    unit.line = m_file.text.line(leaf.keySpan.isValid() ? leaf.keySpan.begin : leaf.span.begin);
    const auto description = m_descriptions.constFind(unit.id);
    if (description != m_descriptions.cend())
        unit.comments.append({ StringComment::Kind::Developer, {}, *description });
    return unit;
}

void JsonStrings::addUnit(qsizetype index)
{
    const JsonLeaf &leaf = m_scanner.leaves().at(index);
    const QStringList path = m_scanner.pathOf(leaf);
    if (m_resource && path.constFirst().startsWith(u'@'))
        return;
    StringUnit unit = unitOf(leaf, path);
    unit.targets = { leaf.text };
    append(unit, { { index, leaf.key } });
}

void JsonStrings::addPlural(int container, const QString &base, const Forms &forms)
{
    // The order of the language's forms; others that the file has come behind them.
    QStringList order;
    const bool byCategory = forms.contains(u"other"_s);
    for (const PluralForm &form : std::as_const(m_file.pluralForms)) {
        if (byCategory)
            order.append(form.category);
    }
    QStringList known = byCategory ? pluralCategories() : QStringList{ QString(), u"plural"_s };
    for (int i = 0; i < 100 && !byCategory; ++i)
        known.append(QString::number(i));
    for (const QString &form : std::as_const(known)) {
        if (forms.contains(form) && !order.contains(form))
            order.append(form);
    }
    qsizetype first = -1;
    QList<JsonForm> places;
    QStringList targets;
    for (const QString &form : std::as_const(order)) {
        const qsizetype leaf = forms.value(form, -1);
        if (leaf >= 0 && (first < 0 || leaf < first))
            first = leaf;
        places.append({ leaf, form.isEmpty() ? base : base + u'_' + form });
        targets.append(leaf < 0 ? QString() : m_scanner.leaves().at(leaf).text);
    }
    StringUnit unit = unitOf(m_scanner.leaves().at(first), m_scanner.pathOf(container) << base);
    unit.plural = true;
    unit.targets = targets;
    append(unit, places);
}

void JsonStrings::append(StringUnit unit, const QList<JsonForm> &forms)
{
    const bool empty = std::all_of(unit.targets.begin(), unit.targets.end(),
                                   [](const QString &target) { return target.isEmpty(); });
    unit.state = empty ? StringState::Untranslated : StringState::Translated;
    unit.slot = m_forms.size();
    m_forms.append(forms);
    if (m_lines.contains(unit.id))
        m_file.warnings.append({ unit.line, StringWords::sameAsLine(m_lines.value(unit.id)) });
    else
        m_lines.insert(unit.id, unit.line);
    m_file.units.append(unit);
}

bool recognises(const SourceText &text, const QString &ending)
{
    const QByteArray start = text.utf8().left(4096).trimmed();
    return start.startsWith('{') || ((ending == u"json" || ending == u"arb") && !start.startsWith('<'));
}

StringReadResult read(const SourceText &text, const StringReadOptions &options)
{
    return JsonStrings(text, options).read();
}

} // namespace

StringFormat jsonStringsFormat()
{
    return { u"json"_s, [] { return StringWords::tr("JSON"); }, { u"json"_s, u"arb"_s }, recognises, read };
}

} // namespace lineup
