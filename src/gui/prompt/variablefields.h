// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QScrollArea>
#include <QStringList>

class QGridLayout;
class QLabel;
class QLineEdit;

namespace lineup {

// One form field for each {{variable}}, two beside each other where there is room for it; hidden without any.
// What was typed is kept while its name is absent, so that it is there again when the name returns.
class VariableFields : public QScrollArea
{
    Q_OBJECT
public:
    explicit VariableFields(QWidget *parent = nullptr);

    // The fields come and go; in the order of Tab they always stand behind this widget.
    void setTabPredecessor(QWidget *before) { m_before = before; }

    // Shows these names in this order. Fields that stay keep their cursor and focus.
    void setNames(const QStringList &names);
    const QStringList &names() const { return m_names; }

    void setValues(const QMap<QString, QString> &values);
    // All values, also those whose name is absent. A field that was left empty has none, unless setValues()
    // bound its name to an empty text.
    const QMap<QString, QString> &values() const { return m_values; }
    int countWithoutValue() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Field
    {
        QLabel *label;
        QLineEdit *edit;
    };

    Field makeField(const QString &name);
    void setValue(const QString &name, const QString &value);
    void place();
    int columns() const;
    int rowHeight() const;
    void retranslate();

    QMap<QString, QString> m_values;
    QMap<QString, Field> m_fields; // of the names that are shown
    QStringList m_names;
    QWidget *m_page;
    QGridLayout *m_grid;
    int m_columns = 0;
    QWidget *m_before = nullptr;
};

} // namespace lineup
