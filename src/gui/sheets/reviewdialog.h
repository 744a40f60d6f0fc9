// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/review.h"

#include <QDialog>

#include <atomic>
#include <memory>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPlainTextEdit;
class QTableView;

namespace lineup {

class ReviewModel;

// Takes a reviewed sheet back into a run: reads the file in the background, shows what would change, and
// hands out what was chosen. Stores nothing itself. Open it with open(); closing it stops the reading.
class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    ReviewDialog(const Run &run, const QString &path, QWidget *parent = nullptr);
    ~ReviewDialog() override;

    void accept() override;

Q_SIGNALS:
    // Once, on Apply, unless nothing is left to store.
    void verdictsChosen(const QString &runId, const QList<lineup::ReviewVerdict> &verdicts);

private:
    void build();
    void read(const QString &path);
    void showReview(const Review &review);
    QString summary(const Review &review) const;

    const Run m_run;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    ReviewModel *m_model;
    QLabel *m_summary;
    QTableView *m_table;
    QComboBox *m_all;
    QPlainTextEdit *m_issues;
    QDialogButtonBox *m_buttons;
};

} // namespace lineup
