// SPDX-License-Identifier: Apache-2.0
#include "findinglist.h"

#include "answers/displaytext.h"
#include "cellmarks.h"
#include "common/icons.h"
#include "gridwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lineup {

namespace {

// An icon in the colour of its meaning, as large as the text beside it.
class SeverityMark : public QWidget
{
public:
    SeverityMark(Severity severity, QWidget *parent)
        : QWidget(parent)
        , m_severity(severity)
    {
        setFixedSize(QSize(fontMetrics().height(), fontMetrics().height()));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), severityIcon(m_severity),
                  severityColor(themeColors(palette()), m_severity).shape);
    }

private:
    Severity m_severity;
};

QToolButton *makeButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

FindingList::FindingList(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
}

void FindingList::showFindings(const QString &label, const QList<Finding> &findings,
                               const QList<IgnoredFinding> &ignored, bool draft)
{
    if (m_label == label && m_findings == findings && m_ignored == ignored && m_draft == draft)
        return;
    m_label = label;
    m_findings = findings;
    m_ignored = ignored;
    m_draft = draft;
    rebuild();
}

void FindingList::rebuild()
{
    const bool focused = focusWidget() && focusWidget()->hasFocus();
    while (QLayoutItem *item = layout()->takeAt(0)) {
        // A button of the line may be what is asking for this.
        if (QWidget *line = item->widget()) {
            line->hide();
            line->deleteLater();
        }
        delete item;
    }
    for (const bool ignoredOnes : { false, true }) {
        for (const Finding &finding : std::as_const(m_findings)) {
            const auto ignored
                = std::find_if(m_ignored.cbegin(), m_ignored.cend(),
                               [&finding](const IgnoredFinding &one) { return one.isOf(finding); });
            if ((ignored != m_ignored.cend()) == ignoredOnes)
                layout()->addWidget(makeLine(finding, ignoredOnes ? &*ignored : nullptr));
        }
    }
    setVisible(!m_findings.isEmpty());
    if (!focused)
        return;
    if (auto *button = findChild<QToolButton *>(); button && button->isVisibleTo(this))
        button->setFocus(Qt::OtherFocusReason);
    else
        parentWidget()->setFocus(Qt::OtherFocusReason);
}

QWidget *FindingList::makeLine(const Finding &finding, const IgnoredFinding *ignored)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    const QString words
        = tr("%1: %2", "severity, finding")
              .arg(GridWords::severityTitle(finding.severity), DisplayText::shown(finding.message));
    QString shown = words;
    if (ignored) {
        shown = ignored->reason.isEmpty() ? tr("Ignored. %1", "finding").arg(words)
                                          : tr("Ignored, because: %2. %1", "finding, reason")
                                                .arg(words, DisplayText::shown(ignored->reason));
    }
    auto *label = new QLabel(shown, line);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (ignored)
        label->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(new SeverityMark(finding.severity, line), 0, Qt::AlignTop);
    layout->addWidget(label, 1);
    if (m_draft)
        return line;
    if (finding.fixedText && !ignored) {
        QToolButton *fix
            = makeButton(tr("Fix"), tr("Fix in %1: %2", "target, finding").arg(m_label, words), line);
        fix->setToolTip(tr("Repair the text; undo takes it back"));
        connect(fix, &QToolButton::clicked, this, [this, finding] { Q_EMIT fixRequested(finding); });
        layout->addWidget(fix, 0, Qt::AlignTop);
    }
    if (ignored) {
        QToolButton *count = makeButton(
            tr("Count again"), tr("Count again in %1: %2", "target, finding").arg(m_label, words), line);
        connect(count, &QToolButton::clicked, this, [this, finding] { Q_EMIT countRequested(finding); });
        layout->addWidget(count, 0, Qt::AlignTop);
    } else {
        QToolButton *ignore
            = makeButton(tr("Ignore…"), tr("Ignore in %1: %2", "target, finding").arg(m_label, words), line);
        connect(ignore, &QToolButton::clicked, this, [this, finding] { Q_EMIT ignoreRequested(finding); });
        layout->addWidget(ignore, 0, Qt::AlignTop);
    }
    return line;
}

void FindingList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace lineup
