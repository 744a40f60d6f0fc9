# SPDX-License-Identifier: Apache-2.0
# Headers that most sources include, compiled once: Qt's headers are nearly all that a compiler reads here. Every source
# still includes what it uses, and the presets without LINEUP_PCH find out where one does not.
option(LINEUP_PCH "Compile the most used headers of Qt only once" OFF)

set(LINEUP_CORE_HEADERS
    <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
    <QLocale> <QMap> <QObject> <QPointer> <QRegularExpression> <QSet> <QString> <QStringList> <QTimer> <QUrl> <QVariant>
    <algorithm> <array> <cmath> <functional> <memory> <optional> <utility> <vector>)
set(LINEUP_GUI_HEADERS ${LINEUP_CORE_HEADERS}
    <QAction> <QApplication> <QBoxLayout> <QComboBox> <QDialog> <QHeaderView> <QLabel> <QLineEdit> <QMenu> <QMouseEvent>
    <QPainter> <QPlainTextEdit> <QPushButton> <QScrollArea> <QStyle> <QTableView> <QTextCursor> <QTextDocument>
    <QToolButton> <QWidget>)

# Clang would note when each header was last touched, and no cache of compilers' results would ever hit.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    set(LINEUP_PCH_OPTIONS SHELL:-Xclang SHELL:-fno-pch-timestamp)
endif()

# lineup_precompile(TARGET HEADER...): compiled for this target.
function(lineup_precompile target)
    if(LINEUP_PCH)
        target_precompile_headers(${target} PRIVATE ${ARGN})
        target_compile_options(${target} PRIVATE ${LINEUP_PCH_OPTIONS})
    endif()
endfunction()

# lineup_reuse_precompiled(TARGET OTHER): those of another target, which must be compiled with the same options.
function(lineup_reuse_precompiled target other)
    if(LINEUP_PCH)
        target_precompile_headers(${target} REUSE_FROM ${other})
        target_compile_options(${target} PRIVATE ${LINEUP_PCH_OPTIONS})
    endif()
endfunction()
