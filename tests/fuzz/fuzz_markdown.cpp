// SPDX-License-Identifier: Apache-2.0
#include "displaytext.h"
#include "fuzzing.h"
#include "markdownsanitizer.h"

#include <QGuiApplication>
#include <QTextBlock>
#include <QTextDocument>

using namespace lineup;

namespace {

// What a document asks for from outside of itself, which must be nothing.
class WatchedDocument final : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override
    {
        fuzz::require(false, "nothing is loaded");
        return {};
    }
};

void check(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            fuzz::require(!format.isImageFormat(), "images are their descriptions");
            if (format.isAnchor())
                fuzz::require(MarkdownSanitizer::isOpenable(QUrl(format.anchorHref())),
                              "links lead to the web");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "fuzz";
    static char *arguments[] = { name, nullptr };
    static QGuiApplication application(count, arguments);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzz::bytesOf(data, size));
    const fuzz::TimeLimit limit;
    const QString shown = DisplayText::shown(text);
    if (!MarkdownSanitizer::canRender(shown))
        return 0;
    WatchedDocument document;
    document.setMarkdown(MarkdownSanitizer::prepared(shown),
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    MarkdownSanitizer(Qt::gray).sanitize(document);
    check(document);
    return 0;
}
