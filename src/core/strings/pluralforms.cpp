// SPDX-License-Identifier: Apache-2.0
#include "pluralforms.h"

#include "pluralexpression.h"
#include "stringwords.h"

#include <QLocale>
#include <QMap>

#include <algorithm>
#include <memory>
#include <unicode/plurrule.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Every rule in use repeats well before this.
constexpr int lastNumber = 200;
constexpr int maxForms = 10;
constexpr qsizetype maxExamples = 5;

// The category of each number from 0 to lastNumber.
QStringList categoriesByNumber(const QString &language)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language.toLatin1().constData());
    const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
    QStringList categories;
    for (int n = 0; n <= lastNumber; ++n) {
        if (U_FAILURE(status) || !rules) {
            categories.append(u"other"_s);
            continue;
        }
        const icu::UnicodeString keyword = rules->select(int32_t(n));
        categories.append(QString(reinterpret_cast<const QChar *>(keyword.getBuffer()), keyword.length()));
    }
    return categories;
}

QByteArray valueOf(const QByteArray &header, QByteArrayView key)
{
    const qsizetype at = header.indexOf(key);
    if (at < 0)
        return {};
    qsizetype begin = at + key.size();
    while (begin < header.size() && header.at(begin) == ' ')
        ++begin;
    if (begin >= header.size() || header.at(begin) != '=')
        return {};
    const qsizetype end = header.indexOf(';', begin);
    return header.mid(begin + 1, end < 0 ? -1 : end - begin - 1).trimmed();
}

QString mostFrequent(const QMap<QString, int> &counts)
{
    QString best = u"other"_s;
    int most = 0;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > most) {
            best = it.key();
            most = it.value();
        }
    }
    return best;
}

} // namespace

const QStringList &pluralCategories()
{
    static const QStringList categories{ u"zero"_s, u"one"_s, u"two"_s, u"few"_s, u"many"_s, u"other"_s };
    return categories;
}

QList<PluralForm> pluralFormsOf(const QString &language)
{
    const QStringList byNumber = categoriesByNumber(language);
    QList<PluralForm> forms;
    for (const QString &category : pluralCategories()) {
        PluralForm form{ category, {} };
        for (int n = 0; n <= lastNumber && form.examples.size() < maxExamples; ++n) {
            if (byNumber.at(n) == category)
                form.examples.append(n);
        }
        if (!form.examples.isEmpty())
            forms.append(form);
    }
    return forms;
}

PluralHeader readPluralHeader(const QByteArray &header, const QString &language)
{
    bool ok = false;
    const int count = valueOf(header, "nplurals").toInt(&ok);
    // "plural" is also the end of "nplurals", which stands first.
    const qsizetype second = header.indexOf("plural", header.indexOf("nplurals") + 8);
    const auto expression
        = PluralExpression::parse(second < 0 ? QByteArray() : valueOf(header.mid(second), "plural"));
    if (!ok || count < 1 || count > maxForms || !expression)
        return { {}, StringWords::tr("The plural rule in the file's header cannot be understood.") };
    const QStringList byNumber = categoriesByNumber(language);
    QList<PluralForm> forms(count);
    QList<QMap<QString, int>> counts(count);
    for (int n = 0; n <= lastNumber; ++n) {
        const std::optional<int64_t> index = expression->value(n);
        if (!index || *index < 0 || *index >= count)
            return { {},
                     StringWords::tr("The plural rule in the file's header gives no form for %1.")
                         .arg(QLocale().toString(n)) };
        PluralForm &form = forms[qsizetype(*index)];
        if (form.examples.size() < maxExamples)
            form.examples.append(n);
        ++counts[qsizetype(*index)][byNumber.at(n)];
    }
    for (int i = 0; i < count; ++i) {
        if (forms.at(i).examples.isEmpty())
            return { {},
                     StringWords::tr(
                         "The file's header announces %n plural forms, but its rule never uses all "
                         "of them.",
                         nullptr, count) };
        forms[i].category = mostFrequent(counts.at(i));
    }
    return { forms, {} };
}

} // namespace lineup
