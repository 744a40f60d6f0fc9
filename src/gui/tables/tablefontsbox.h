// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableplan.h"

#include <QGroupBox>
#include <QJsonObject>

#include <memory>

namespace lineup {

namespace Ui {
class TableFontsBox;
}

// Chooses the fonts that limits in pixels are measured in and whose signs are looked for: one for all
// languages, and others for some. It opens none of them: the plan says whether they can be used. GUI thread.
class TableFontsBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit TableFontsBox(QWidget *parent = nullptr);
    ~TableFontsBox() override;

    void setLanguages(const QStringList &languages);
    // Says what the fonts are wanted for.
    void showPlan(const TablePlan &plan);
    void apply(TableSetup &setup) const;
    // For the language that is shown.
    void setFontFile(const QString &path);
    // The choice from one time to the next, with the languages of other tables.
    QJsonObject toJson() const;
    void restore(const QJsonObject &json) { setFonts(TableFonts::fromJson(json)); }
    // Those of a stored run. Does not tell of it.
    void setFonts(const TableFonts &fonts);

Q_SIGNALS:
    void changed();
    void fontFileRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void keepFont(const QString &name);
    void showFont();
    void showHint();
    void retranslate();

    std::unique_ptr<Ui::TableFontsBox> m_ui;
    QStringList m_languages;
    TableFonts m_fonts; // never opened
    bool m_hasPixelLimits = false;
};

} // namespace lineup
