// SPDX-License-Identifier: Apache-2.0
// A window with one line of text, linked to everything that Lineup's window is: what no Qt program can start
// faster than.
#include <QApplication>
#include <QLabel>
#include <QMainWindow>

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QLabel(QStringLiteral("Hello")));
    window.resize(800, 600);
    window.show();
    return QApplication::exec();
}
