// SPDX-License-Identifier: Apache-2.0
#include "answers/markdownsanitizer.h"
#include "answers/plaindocument.h"

#include <QTest>
#include <QTextBlock>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

QString rendered(const QString &markdown, InertDocument &document)
{
    document.setMarkdown(MarkdownSanitizer::prepared(markdown),
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    MarkdownSanitizer(Qt::gray).sanitize(document);
    return document.toPlainText();
}

QStringList anchors(const QTextDocument &document)
{
    QStringList found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor())
                found += it.fragment().charFormat().anchorHref();
        }
    }
    return found;
}

} // namespace

class TestMarkdownSanitizer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void renders_data();
    void renders();
    void keepsOnlyWebLinks_data();
    void keepsOnlyWebLinks();
    void opensOnlyWebAddresses_data();
    void opensOnlyWebAddresses();
    void keepsLongTextPlain();
};

void TestMarkdownSanitizer::renders_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("text");
    QTest::newRow("image") << u"see ![a map](http://x.example/a.png) here"_s << u"see [image: a map] here"_s;
    QTest::newRow("local image") << u"![x](file:///etc/hostname)"_s << u"[image: x]"_s;
    QTest::newRow("UNC image") << u"![x](//attacker/share/x.png)"_s << u"[image: x]"_s;
    QTest::newRow("data image") << u"![x](data:image/png;base64,iVBORw0KGgo=)"_s << u"[image: x]"_s;
    QTest::newRow("image without description") << u"a ![](http://x.example/a.png) b"_s << u"a [image] b"_s;
    QTest::newRow("two images") << u"![a](u)![a](u)"_s << u"[image: a][image: a]"_s;
    QTest::newRow("HTML") << u"<b>x</b> <img src=y>"_s << u"<b>x</b> <img src=y>"_s;
    QTest::newRow("line ends of running text") << u"one\ntwo\nthree"_s << u"one\ntwo\nthree"_s;
    QTest::newRow("paragraphs") << u"one\n\ntwo"_s << u"one\ntwo"_s;
    QTest::newRow("list") << u"text:\n- a\n- b"_s << u"text:\na\nb"_s;
    QTest::newRow("code keeps its signs") << u"```\n![](x)\na\nb\n```"_s << u"![](x)\na\nb"_s;
    QTest::newRow("link") << u"[text](https://example.org/a)"_s << u"text (example.org)"_s;
    QTest::newRow("bare link") << u"https://example.org/a"_s << u"https://example.org/a"_s;
    QTest::newRow("look-alike link") << u"[google.com](https://xn--ggle-0nda.com/)"_s
                                     << u"google.com (xn--ggle-0nda.com)"_s;
    QTest::newRow("foreign letters") << u"[x](https://gооgle.com/)"_s << u"x (xn--ggle-55da.com)"_s;
    QTest::newRow("formatted link") << u"[a **b** c](https://example.org/)"_s << u"a b c (example.org)"_s;
    QTest::newRow("script link") << u"[x](javascript:alert)"_s << u"x (javascript:)"_s;
    QTest::newRow("entity that overrides") << u"a&#x202e;b"_s << u"a\ufffdb"_s;
    QTest::newRow("entities that cannot be seen") << u"a&#xE0041;b&#x1FFFE;c"_s << u"a\ufffdb\ufffdc"_s;
    QTest::newRow("entity of a picture") << u"a&#x1F600;b"_s << u"a😀b"_s;
    QTest::newRow("entity of half a character") << u"a&#xD83D;b"_s << u"a\ufffdb"_s;
}

void TestMarkdownSanitizer::renders()
{
    QFETCH(QString, markdown);
    InertDocument document;
    QTEST(rendered(markdown, document), "text");
}

void TestMarkdownSanitizer::keepsOnlyWebLinks_data()
{
    QTest::addColumn<QString>("href");
    QTest::addColumn<bool>("kept");
    QTest::newRow("https") << u"https://example.org/"_s << true;
    QTest::newRow("http") << u"http://example.org/"_s << true;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("javascript") << u"javascript:alert"_s << false;
    QTest::newRow("smb") << u"smb://host/share"_s << false;
    QTest::newRow("UNC") << u"//host/share"_s << false;
    QTest::newRow("relative") << u"secret.txt"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("mailto") << u"mailto:a@example.org"_s << false;
    QTest::newRow("own scheme") << u"ms-word:ofe"_s << false;
}

void TestMarkdownSanitizer::keepsOnlyWebLinks()
{
    QFETCH(QString, href);
    QFETCH(bool, kept);
    InertDocument document;
    const QString text = rendered(u"[word](%1)"_s.arg(href), document);
    QVERIFY(text.startsWith("word"_L1));
    QCOMPARE(anchors(document), kept ? QStringList{ href } : QStringList());
}

void TestMarkdownSanitizer::opensOnlyWebAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("openable");
    QTest::newRow("https") << u"https://example.org/a?b#c"_s << true;
    QTest::newRow("upper case") << u"HTTP://EXAMPLE.org"_s << true;
    QTest::newRow("no host") << u"https:///a"_s << false;
    QTest::newRow("no scheme") << u"example.org"_s << false;
    QTest::newRow("file") << u"file://host/a"_s << false;
    QTest::newRow("ftp") << u"ftp://example.org"_s << false;
}

void TestMarkdownSanitizer::opensOnlyWebAddresses()
{
    QFETCH(QString, address);
    QTEST(MarkdownSanitizer::isOpenable(QUrl(address)), "openable");
}

void TestMarkdownSanitizer::keepsLongTextPlain()
{
    QVERIFY(MarkdownSanitizer::canRender(u"# Title\n\ntext"));
    QVERIFY(MarkdownSanitizer::canRender(QString(64 * 1024, u'a')));
    QVERIFY(!MarkdownSanitizer::canRender(QString(64 * 1024 + 1, u'a')));
    const QString head = u"| a | b |\n|---|---|\n"_s;
    QVERIFY(MarkdownSanitizer::canRender(head + u"| 1 | 2 |\n"_s.repeated(100)));
    QVERIFY(!MarkdownSanitizer::canRender(head + u"| 1 | 2 |\n"_s.repeated(101)));
    QVERIFY(!MarkdownSanitizer::canRender(QString(10000, u'>')));
    QVERIFY(!MarkdownSanitizer::canRender(u"&amp;"_s.repeated(3000)));
    QVERIFY(!MarkdownSanitizer::canRender(u"`a"_s.repeated(400)));
    QVERIFY(!MarkdownSanitizer::canRender(u"``` `\n"_s + u"*a* "_s.repeated(400)));
    QVERIFY(!MarkdownSanitizer::canRender(u"line\n"_s.repeated(400)));
    QVERIFY(!MarkdownSanitizer::canRender(u"    - *a*\n"_s.repeated(1500)));
    QVERIFY(MarkdownSanitizer::canRender(u"```\n"_s + u"a = *b & c[0];\n"_s.repeated(1000) + u"```"_s));
    QVERIFY(MarkdownSanitizer::canRender(u"- an *item*\n"_s.repeated(500)));
}

QTEST_MAIN(TestMarkdownSanitizer)
#include "tst_markdownsanitizer.moc"
