// SPDX-License-Identifier: Apache-2.0
#include "xlsxworkbook.h"

#include "guardedxml.h"
#include "xlsxsheetreader.h"
#include "xlsxstrings.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct XlsxText
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Xlsx)
};

constexpr qsizetype maxRelations = 4000;
constexpr qsizetype maxDefinedNames = 20'000;

QString folderOf(const QString &part)
{
    return part.left(part.lastIndexOf(u'/') + 1);
}

QString relationsPart(const QString &part)
{
    return folderOf(part) + u"_rels/"_s + part.sliced(folderOf(part).size()) + u".rels"_s;
}

// Null: it leads out of the archive.
QString resolved(const QString &folder, const QString &target)
{
    QStringList path;
    const QString whole = target.startsWith(u'/') ? target.sliced(1) : folder + target;
    for (const QStringView part : QStringView(whole).split(u'/')) {
        if (part == u"." || part.isEmpty())
            continue;
        if (part != u"..") {
            path.append(part.toString());
            continue;
        }
        if (path.isEmpty())
            return {};
        path.removeLast();
    }
    return path.join(u'/');
}

QString noWorkbook()
{
    return XlsxText::tr("The file is no Excel workbook (.xlsx).");
}

} // namespace

std::unique_ptr<XlsxWorkbook> XlsxWorkbook::open(const QByteArray &bytes, const ReadControl &control,
                                                 QString &error)
{
    auto archive = ZipArchive::open(bytes, control, error);
    if (!archive)
        return nullptr;
    std::unique_ptr<XlsxWorkbook> workbook(new XlsxWorkbook(std::move(archive)));
    error = workbook->openParts();
    return error.isEmpty() ? std::move(workbook) : nullptr;
}

QString XlsxWorkbook::openParts()
{
    if (m_archive->contains(u"mimetype"_s) && m_archive->contains(u"content.xml"_s)) {
        return XlsxText::tr("The file is an OpenDocument table. Save it as an Excel workbook (.xlsx).");
    }
    QString error;
    const QList<Relation> package = relations(QString(), error);
    if (!error.isEmpty())
        return error;
    const auto document = std::find_if(package.begin(), package.end(), [](const Relation &relation) {
        return relation.type == u"officeDocument";
    });
    if (document == package.end())
        return noWorkbook();
    if (document->target.endsWith(u".bin"_s, Qt::CaseInsensitive))
        return XlsxText::tr("The file is a binary Excel workbook (.xlsb). Save it as .xlsx.");
    const QList<Relation> workbook = relations(document->target, error);
    if (!error.isEmpty())
        return error;
    error = readWorkbook(document->target);
    if (!error.isEmpty())
        return error;
    for (Part &part : m_parts) {
        const auto found = std::find_if(workbook.begin(), workbook.end(), [&part](const Relation &relation) {
            return relation.id == part.path && relation.type == u"worksheet";
        });
        part.path = found == workbook.end() ? QString() : found->target;
    }
    return readShared(workbook);
}

QString XlsxWorkbook::readWorkbook(const QString &path)
{
    auto entry = m_archive->entry(path);
    if (!entry)
        return noWorkbook();
    GuardedXml xml(std::move(entry));
    bool isWorkbook = false;
    while (xml.next()) {
        if (!xml.isStart())
            continue;
        if (xml.depth() == 1)
            isWorkbook = xml.name() == "workbook"_L1;
        if (xml.name() == "workbookPr"_L1) {
            m_since1904 = xml.flag("date1904"_L1);
        } else if (xml.name() == "sheet"_L1 && m_parts.size() < maxZipEntries) {
            const QString state = xml.attribute("state"_L1);
            m_parts.append({ { xml.attribute("name"_L1), state == u"hidden" || state == u"veryHidden" },
                             xml.attribute("id"_L1, true) });
        } else if (xml.name() == "definedName"_L1 && m_definedNames.size() < maxDefinedNames) {
            const QString sheet = xml.attribute("localSheetId"_L1);
            const QString name = xml.attribute("name"_L1);
            m_definedNames.append({ name, xml.ownText(), sheet.isEmpty() ? -1 : sheet.toInt() });
        }
    }
    return !xml.error().isEmpty() ? xml.error() : isWorkbook ? QString() : noWorkbook();
}

QString XlsxWorkbook::readShared(const QList<Relation> &relations)
{
    for (const Relation &relation : relations) {
        if (relation.type != u"sharedStrings" && relation.type != u"styles")
            continue;
        if (!m_archive->contains(relation.target))
            continue;
        auto entry = m_archive->entry(relation.target);
        if (!entry)
            return XlsxText::tr("The file is damaged: a part of it cannot be unpacked.");
        GuardedXml xml(std::move(entry));
        if (relation.type == u"styles") {
            m_styles = readXlsxStyles(xml);
        } else if (!readXlsxStrings(xml, m_strings)) {
            return XlsxText::tr("The workbook has more than %1 different texts.")
                .arg(QLocale().toString(maxXlsxStrings));
        }
        if (!xml.error().isEmpty())
            return xml.error();
    }
    return {};
}

QList<XlsxWorkbook::Relation> XlsxWorkbook::relations(const QString &part, QString &error)
{
    auto entry = m_archive->entry(relationsPart(part));
    if (!entry) {
        error = noWorkbook();
        return {};
    }
    QList<Relation> relations;
    GuardedXml xml(std::move(entry));
    while (xml.next()) {
        if (!xml.isStart() || xml.name() != "Relationship"_L1 || relations.size() >= maxRelations)
            continue;
        if (xml.attribute("TargetMode"_L1) == u"External")
            continue;
        const QString type = xml.attribute("Type"_L1);
        const QString target = resolved(folderOf(part), xml.attribute("Target"_L1));
        if (target.isEmpty()) {
            error = XlsxText::tr("The file refers to parts outside of itself. It is not read.");
            return {};
        }
        relations.append({ xml.attribute("Id"_L1), type.mid(type.lastIndexOf(u'/') + 1), target });
    }
    error = xml.error();
    return relations;
}

QList<XlsxSheetName> XlsxWorkbook::sheets() const
{
    QList<XlsxSheetName> names;
    for (const Part &part : m_parts) {
        if (!part.path.isEmpty())
            names.append(part.name);
    }
    return names;
}

QString XlsxWorkbook::partOf(const QString &name) const
{
    for (const Part &part : m_parts) {
        if (!part.path.isEmpty() && part.name.name.compare(name, Qt::CaseInsensitive) == 0)
            return part.path;
    }
    return {};
}

QByteArray XlsxWorkbook::partBytes(const QString &part)
{
    const auto entry = m_archive->entry(part);
    if (!entry)
        return {};
    const QByteArray bytes = entry->readAll();
    return entry->refusal().isEmpty() ? bytes : QByteArray();
}

XlsxSheetRead XlsxWorkbook::read(const QString &name)
{
    const auto part = std::find_if(m_parts.begin(), m_parts.end(), [&name](const Part &candidate) {
        return !candidate.path.isEmpty() && candidate.name.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (part == m_parts.end())
        return { {}, XlsxText::tr("The workbook has no sheet “%1”.").arg(name) };
    auto entry = m_archive->entry(part->path);
    if (!entry)
        return { {}, XlsxText::tr("The sheet “%1” is missing in the file.").arg(name) };
    GuardedXml xml(std::move(entry));
    XlsxSheetReader reader(xml, m_strings, m_styles, m_since1904);
    XlsxSheet sheet = reader.read(part->name.name);
    if (!reader.error().isEmpty())
        return { {}, reader.error() };
    return { std::move(sheet), {} };
}

} // namespace lineup
