// SPDX-License-Identifier: Apache-2.0
#include "tableserver.h"
#include "work/rehearsaltable.h"
#include "work/tablereply.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

TableReply replyOf(const TableJob &job, const QList<int> &rows, const QString &character = u"quick"_s)
{
    RehearsalCharacter who;
    who.id = character;
    const Prompt prompt = TablePromptWriter(job, 0).prompt(rows);
    const auto reply = rehearsalTableReply(who, prompt.system + u'\n' + prompt.user() + u'\n');
    return reply ? readTableReply(reply->text, int(rows.size())) : TableReply();
}

} // namespace

// The rehearsal of a string table: other letters, the same placeholders.
class TestRehearsalTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStringIsAnswered()
    {
        const TableJob job = tableJob(20, { Target() });
        QList<int> rows;
        for (int row = 0; row < 20; ++row)
            rows.append(row);
        const TableReply reply = replyOf(job, rows);
        QCOMPARE(reply.entries.size(), 20);
        for (int id = 1; id <= 20; ++id) {
            QVERIFY(reply.entries.value(id).text != u"Text %1"_s.arg(id - 1));
            QVERIFY(reply.entries.value(id).text.endsWith(QString::number(id - 1)));
        }
        QVERIFY(replyOf(job, rows).entries == reply.entries);
        QVERIFY(replyOf(job, rows, u"bard"_s).entries != reply.entries);
    }

    void placeholdersStay()
    {
        TableJob job = tableJob(1, { Target() });
        int kept = 0;
        for (int i = 0; i < 40; ++i) {
            job.strings[0].source = u"Give %1$s {name} a $thing and <b>[item]</b> no %2"_s.arg(u"%"_s).arg(i);
            const QString text = replyOf(job, { 0 }).entries.value(1).text;
            QVERIFY(text.contains(u"{name}"_s) && text.contains(u"<b>"_s) && text.contains(u"[item]"_s));
            kept += text.contains(u"</b>"_s) ? 1 : 0;
        }
        // Some lack the last one, so that there is something to find.
        QVERIFY(kept > 20 && kept < 40);
    }

    void plurals()
    {
        TableJob job = tableJob(1, { Target() }, { u"ar"_s });
        job.strings[0].plural = true;
        job.strings[0].sourcePlural = u"Many"_s;
        const TableReply reply = replyOf(job, { 0 });
        QCOMPARE(reply.entries.value(1).forms.size(), 6);
        QVERIFY(reply.entries.value(1).forms.value(u"many"_s).startsWith(u'M'));
    }

    void otherPromptsAreNotForIt()
    {
        for (const QString &prompt : { u"Greet the merchant."_s, u"A list:\n[\n1, 2\n]"_s, u"\n[\nbroken"_s })
            QVERIFY(!rehearsalTableReply({}, prompt));
    }
};

QTEST_GUILESS_MAIN(TestRehearsalTable)
#include "tst_rehearsaltable.moc"
