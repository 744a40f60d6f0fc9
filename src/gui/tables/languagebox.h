// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>

namespace lineup {

// Chooses whether something holds for all languages or for one of them: an entry for all, and one a language.
// GUI thread.
class LanguageBox : public QComboBox
{
    Q_OBJECT
public:
    explicit LanguageBox(QWidget *parent = nullptr);

    // BCP 47 tags. The chosen one stays so while it is among them; else it is all languages.
    void setLanguages(const QStringList &languages);
    // "*" for all languages.
    QString language() const { return currentData().toString(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    QStringList m_languages;
};

} // namespace lineup
