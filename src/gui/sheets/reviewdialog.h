// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/review.h"

#include <QDialog>

#include <atomic>
#include <functional>
#include <memory>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPlainTextEdit;
class QTableView;

namespace lineup {

class ReviewModel;

// Takes a reviewed sheet back into a run: reads the file in the background, shows what would change, and
// hands out what was chosen. A CSV file that is no Unicode is read in the likeliest encoding, and another one
// can be chosen. Stores nothing itself. Open it with open(); closing it stops the reading.
class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    // What the sheet is compared with. Called once, in a worker: must hold copies of all that it reads.
    using MakeSubject = std::function<ReviewSubject()>;

    ReviewDialog(const Run &run, const QString &path, QWidget *parent = nullptr);
    ReviewDialog(const MakeSubject &subject, const QString &path, QWidget *parent = nullptr);
    ~ReviewDialog() override;

    void accept() override;

Q_SIGNALS:
    // Once, on Apply, unless nothing is left to store.
    void verdictsChosen(const QString &runId, const QList<lineup::ReviewVerdict> &verdicts);

private:
    struct Reading
    {
        std::shared_ptr<const ReviewSubject> subject;
        Review review;
        QStringList encodings;
    };

    void build();
    void buildEncodings();
    void read();
    void onRead(const Reading &reading);
    void offerEncodings(const QStringList &likely);
    void showReview(const Review &review);
    QString summary(const Review &review) const;

    const MakeSubject m_makeSubject;
    const QString m_path;
    std::shared_ptr<const ReviewSubject> m_subject; // once it was made
    quint64 m_readings = 0;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    ReviewModel *m_model;
    QLabel *m_summary;
    QTableView *m_table;
    QComboBox *m_all;
    QWidget *m_encodings;
    QComboBox *m_encoding;
    QPlainTextEdit *m_issues;
    QDialogButtonBox *m_buttons;
};

} // namespace lineup
