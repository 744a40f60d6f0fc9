// SPDX-License-Identifier: Apache-2.0
#include "language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace lineup {

using namespace Qt::StringLiterals;

void installLanguage(const QString &language, QTranslator &translator)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    if (translator.load(locale, u"lineup"_s, u"_"_s, u":/i18n"_s)
        || translator.load(u":/i18n/lineup_en.qm"_s))
        QCoreApplication::installTranslator(&translator);
}

} // namespace lineup
