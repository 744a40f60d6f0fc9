// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exportchoice.h"

#include <QObject>

#include <memory>

class QPrinter;
class QWidget;

namespace lineup {

// Prints a sheet: asks for the printer, then paints the pages outside the window's thread, with a way to stop
// it. One sheet after the other; GUI thread.
class SheetPrinter : public QObject
{
    Q_OBJECT
public:
    explicit SheetPrinter(QWidget *window);
    ~SheetPrinter() override;

    void ask(const SheetScope &scope);
    // Without asking. The printer is handed over to the thread that paints, and ends there.
    void print(const SheetScope &scope, std::unique_ptr<QPrinter> printer);

Q_SIGNALS:
    void said(const QString &text); // what became of it, for people

private:
    void onPrinted(const QString &name, const SheetResult &result);

    QWidget *m_window;
};

} // namespace lineup
