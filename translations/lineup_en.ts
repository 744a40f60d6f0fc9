<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>HistoryStore</name>
    <message numerus="yes">
        <source>The history was damaged. %1 of %n run(s) were recovered. The damaged file is kept as %2.</source>
        <translation>
            <numerusform>The history was damaged. %1 of %n run was recovered. The damaged file is kept as %2.</numerusform>
            <numerusform>The history was damaged. %1 of %n runs were recovered. The damaged file is kept as %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too much had to wait: %n change(s) could not be kept.</source>
        <translation>
            <numerusform>Too much had to wait: %n change could not be kept.</numerusform>
            <numerusform>Too much had to wait: %n changes could not be kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptEstimate</name>
    <message numerus="yes">
        <source>Cost unknown for %n answer(s)</source>
        <translation>
            <numerusform>Cost unknown for %n answer</numerusform>
            <numerusform>Cost unknown for %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No cost for %n answer(s)</source>
        <translation>
            <numerusform>No cost for %n answer</numerusform>
            <numerusform>No cost for %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Estimated cost: under %1 for %n answer(s)</source>
        <translation>
            <numerusform>Estimated cost: under %1 for %n answer</numerusform>
            <numerusform>Estimated cost: under %1 for %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Estimated cost: %1 for %n answer(s)</source>
        <translation>
            <numerusform>Estimated cost: %1 for %n answer</numerusform>
            <numerusform>Estimated cost: %1 for %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The price of %n model(s) is not known and not counted.</source>
        <translation>
            <numerusform>The price of %n model is not known and not counted.</numerusform>
            <numerusform>The prices of %n models are not known and not counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::AnswerBoard</name>
    <message numerus="yes">
        <source>%n answer(s) are hidden.</source>
        <translation>
            <numerusform>%n answer is hidden.</numerusform>
            <numerusform>%n answers are hidden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::AnswerPanel</name>
    <message numerus="yes">
        <source>Trying again in %n second(s): attempt %1 of %2.</source>
        <translation>
            <numerusform>Trying again in %n second: attempt %1 of %2.</numerusform>
            <numerusform>Trying again in %n seconds: attempt %1 of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found ·</source>
        <comment>before the state</comment>
        <translation>
            <numerusform>%n found ·</numerusform>
            <numerusform>%n found ·</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::AnswerRequest</name>
    <message numerus="yes">
        <source>%1 The provider asks to wait %n second(s).</source>
        <translation>
            <numerusform>%1 The provider asks to wait %n second.</numerusform>
            <numerusform>%1 The provider asks to wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::BulkPickDialog</name>
    <message numerus="yes">
        <source>For each of the %n row(s) shown, pick the first of these &amp;targets whose answer has no errors:</source>
        <translation>
            <numerusform>For the %n row shown, pick the first of these &amp;targets whose answer has no errors:</numerusform>
            <numerusform>For each of the %n rows shown, pick the first of these &amp;targets whose answer has no errors:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n translation(s) would be picked.</source>
        <translation>
            <numerusform>%n translation would be picked.</numerusform>
            <numerusform>%n translations would be picked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are picked already and stay as they are.</source>
        <translation>
            <numerusform>%n is picked already and stays as it is.</numerusform>
            <numerusform>%n are picked already and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no answer that is good enough.</source>
        <translation>
            <numerusform>%n has no answer that is good enough.</numerusform>
            <numerusform>%n have no answer that is good enough.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are still being checked and are left out.</source>
        <translation>
            <numerusform>%n is still being checked and is left out.</numerusform>
            <numerusform>%n are still being checked and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pick %n</source>
        <translation>
            <numerusform>&amp;Pick %n</numerusform>
            <numerusform>&amp;Pick %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::CheckCommand</name>
    <message numerus="yes">
        <source>%1: warning: %n id(s) are of no string in the file.</source>
        <translation>
            <numerusform>%1: warning: %n id is of no string in the file.</numerusform>
            <numerusform>%1: warning: %n ids are of no string in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::Checks</name>
    <message numerus="yes">
        <source>%n plural form(s) have no text.</source>
        <translation>
            <numerusform>%n plural form has no text.</numerusform>
            <numerusform>%n plural forms have no text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) at a width of %1 pixels; at most %2 are allowed.</source>
        <translation>
            <numerusform>%n line at a width of %1 pixels; at most %2 are allowed.</numerusform>
            <numerusform>%n lines at a width of %1 pixels; at most %2 are allowed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::ComparisonBar</name>
    <message numerus="yes">
        <source>%n change(s) from %1</source>
        <translation>
            <numerusform>%n change from %1</numerusform>
            <numerusform>%n changes from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::Errors</name>
    <message numerus="yes">
        <source>The %n word(s) that arrived are kept.</source>
        <translation>
            <numerusform>The %n word that arrived is kept.</numerusform>
            <numerusform>The %n words that arrived are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::ExportDialog</name>
    <message numerus="yes">
        <source>&amp;Preview of the first %n row(s):</source>
        <translation>
            <numerusform>&amp;Preview of the first row:</numerusform>
            <numerusform>&amp;Preview of the first %n rows:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::FindBar</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::GridFilterBar</name>
    <message numerus="yes">
        <source>%n row(s) shown</source>
        <translation>
            <numerusform>%n row shown</numerusform>
            <numerusform>%n rows shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checking %n answer(s)</source>
        <translation>
            <numerusform>checking %n answer</numerusform>
            <numerusform>checking %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) that are shown do not match any more.</source>
        <translation>
            <numerusform>%n row that is shown does not match any more.</numerusform>
            <numerusform>%n rows that are shown do not match any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::GridWords</name>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n byte(s).</source>
        <translation>
            <numerusform>At most %n byte.</numerusform>
            <numerusform>At most %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n pixel(s) wide.</source>
        <translation>
            <numerusform>At most %n pixel wide.</numerusform>
            <numerusform>At most %n pixels wide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n character(s)</source>
        <translation>
            <numerusform>+%n character</numerusform>
            <numerusform>+%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <translation>
            <numerusform>%n more finding.</numerusform>
            <numerusform>%n more findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignored finding(s).</source>
        <translation>
            <numerusform>%n ignored finding.</numerusform>
            <numerusform>%n ignored findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n pixel(s) wide, in at most %1 lines.</source>
        <translation>
            <numerusform>At most %n pixel wide, in at most %1 lines.</numerusform>
            <numerusform>At most %n pixels wide, in at most %1 lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::HistoryPanel</name>
    <message numerus="yes">
        <source>%n run(s) deleted.</source>
        <translation>
            <numerusform>%n run deleted.</numerusform>
            <numerusform>%n runs deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::HistorySettingsPage</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted one(s) go for good within a day</source>
        <translation>
            <numerusform>%Ln deleted one goes for good within a day</numerusform>
            <numerusform>%Ln deleted ones go for good within a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) deleted. Starred runs were left alone.</source>
        <translation>
            <numerusform>%Ln run deleted. Starred runs were left alone.</numerusform>
            <numerusform>%Ln runs deleted. Starred runs were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) brought back.</source>
        <translation>
            <numerusform>%Ln run brought back.</numerusform>
            <numerusform>%Ln runs brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) added.</source>
        <translation>
            <numerusform>%Ln run added.</numerusform>
            <numerusform>%Ln runs added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) were there already.</source>
        <translation>
            <numerusform>%Ln run was there already.</numerusform>
            <numerusform>%Ln runs were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln deleted run(s) for good? They cannot be brought back.</source>
        <translation>
            <numerusform>Erase %Ln deleted run for good? They cannot be brought back.</numerusform>
            <numerusform>Erase %Ln deleted runs for good? They cannot be brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged copy(s) of the history beside it may still hold them.</source>
        <translation>
            <numerusform>%Ln damaged copy of the history beside it may still hold them.</numerusform>
            <numerusform>%Ln damaged copies of the history beside it may still hold them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::HistoryWords</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complete</source>
        <translation>
            <numerusform>%n complete</numerusform>
            <numerusform>%n complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not completed</source>
        <translation>
            <numerusform>%n not completed</numerusform>
            <numerusform>%n not completed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::ImportCommand</name>
    <message numerus="yes">
        <source>%n change(s) would be made.</source>
        <translation>
            <numerusform>%n change would be made.</numerusform>
            <numerusform>%n changes would be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s).</source>
        <translation>
            <numerusform>%n change.</numerusform>
            <numerusform>%n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were changed in the run, too, and stay as they are. --conflicts decides otherwise.</source>
        <translation>
            <numerusform>%n value was changed in the run, too, and stays as it is. --conflicts decides otherwise.</numerusform>
            <numerusform>%n values were changed in the run, too, and stay as they are. --conflicts decides otherwise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::InterruptedRuns</name>
    <message numerus="yes">
        <source>Lineup ended in the middle of a run: %1 of %n answer(s) were being written.</source>
        <translation>
            <numerusform>Lineup ended in the middle of a run: %1 of %n answer was being written.</numerusform>
            <numerusform>Lineup ended in the middle of a run: %1 of %n answers were being written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) of them are kept.</source>
        <translation>
            <numerusform>%Ln character of them is kept.</numerusform>
            <numerusform>%Ln characters of them are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln translation(s) are kept and not asked for again.</source>
        <translation>
            <numerusform>%Ln translation is kept and not asked for again.</numerusform>
            <numerusform>%Ln translations are kept and not asked for again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::MetricsDialog</name>
    <message numerus="yes">
        <source>Counting letters and words of %n string(s)…</source>
        <translation>
            <numerusform>Counting letters and words of %n string…</numerusform>
            <numerusform>Counting letters and words of %n strings…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::ModelField</name>
    <message numerus="yes">
        <source>%n model(s) to choose from.</source>
        <translation>
            <numerusform>%n model to choose from.</numerusform>
            <numerusform>%n models to choose from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::PanelWords</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::PaperSheet</name>
    <message numerus="yes">
        <source>No installed font has %n of the characters in this sheet (%1). They are shown as boxes; install a font for them and export again.</source>
        <translation>
            <numerusform>No installed font has %n of the characters in this sheet (%1). It is shown as a box; install a font for it and export again.</numerusform>
            <numerusform>No installed font has %n of the characters in this sheet (%1). They are shown as boxes; install a font for them and export again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::PromptPanel</name>
    <message numerus="yes">
        <source>%n variable(s) have no value and are sent as they stand.</source>
        <translation>
            <numerusform>%n variable has no value and is sent as it stands.</numerusform>
            <numerusform>%n variables have no value and are sent as they stand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::Report</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n string(s)</source>
        <translation>
            <numerusform>%n string</numerusform>
            <numerusform>%n strings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::Review</name>
    <message numerus="yes">
        <source>%n row(s) belong to other runs and are left out.</source>
        <translation>
            <numerusform>%n row belongs to another run and is left out.</numerusform>
            <numerusform>%n rows belong to other runs and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::ReviewDialog</name>
    <message numerus="yes">
        <source>The sheet changes %n value(s).</source>
        <translation>
            <numerusform>The sheet changes %n value.</numerusform>
            <numerusform>The sheet changes %n values.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were changed here, too, since it was exported: choose what counts.</source>
        <translation>
            <numerusform>%n of them was changed here, too, since it was exported: choose what counts.</numerusform>
            <numerusform>%n of them were changed here, too, since it was exported: choose what counts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::RunSummary</name>
    <message numerus="yes">
        <source>%1 of %n complete</source>
        <translation>
            <numerusform>%1 of %n complete</numerusform>
            <numerusform>%1 of %n complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cut off</source>
        <translation>
            <numerusform>%n cut off</numerusform>
            <numerusform>%n cut off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::RunWords</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n answer(s) complete after %2.</source>
        <translation>
            <numerusform>%1 of %n answer complete after %2.</numerusform>
            <numerusform>%1 of %n answers complete after %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more. “lineup-cli export” writes all of them.</source>
        <translation>
            <numerusform>… and %n more. “lineup-cli export” writes all of them.</numerusform>
            <numerusform>… and %n more. “lineup-cli export” writes all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::SheetTitle</name>
    <message numerus="yes">
        <source>Comparison of %n run(s)</source>
        <translation>
            <numerusform>Comparison of %n run</numerusform>
            <numerusform>Comparison of %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::StringWords</name>
    <message numerus="yes">
        <source>The file has %n forms for this string.</source>
        <translation>
            <numerusform>The file has %n form for this string.</numerusform>
            <numerusform>The file has %n forms for this string.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file&apos;s header announces %n plural forms, but its rule never uses all of them.</source>
        <translation>
            <numerusform>The file&apos;s header announces %n plural form, but its rule never uses it.</numerusform>
            <numerusform>The file&apos;s header announces %n plural forms, but its rule never uses all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The entry has %n plural forms, unlike the language.</source>
        <translation>
            <numerusform>The entry has %n plural form, unlike the language.</numerusform>
            <numerusform>The entry has %n plural forms, unlike the language.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableCommand</name>
    <message numerus="yes">
        <source>%n string(s) to translate.</source>
        <translation>
            <numerusform>%n string to translate.</numerusform>
            <numerusform>%n strings to translate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Warning: the price of %n target(s) is unknown; --max-cost does not hold for them.</source>
        <translation>
            <numerusform>Warning: the price of %n target is unknown; --max-cost does not hold for it.</numerusform>
            <numerusform>Warning: the price of %n targets is unknown; --max-cost does not hold for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableEstimateBox</name>
    <message numerus="yes">
        <source>%Ln string(s)</source>
        <translation>
            <numerusform>%Ln string</numerusform>
            <numerusform>%Ln strings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln translation(s) in all</source>
        <translation>
            <numerusform>%Ln translation in all</numerusform>
            <numerusform>%Ln translations in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The price of %Ln target(s) is not known.</source>
        <translation>
            <numerusform>The price of %Ln target is not known.</numerusform>
            <numerusform>The price of %Ln targets is not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableFilesBox</name>
    <message numerus="yes">
        <source>%Ln string(s)</source>
        <translation>
            <numerusform>%Ln string</numerusform>
            <numerusform>%Ln strings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open all %Ln language(s)</source>
        <translation>
            <numerusform>Open all %Ln language</numerusform>
            <numerusform>Open all %Ln languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more remark(s) are not shown.</source>
        <translation>
            <numerusform>%Ln more remark are not shown.</numerusform>
            <numerusform>%Ln more remarks are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on the files</source>
        <translation>
            <numerusform>%Ln remark on the files</numerusform>
            <numerusform>%Ln remarks on the files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableGrid</name>
    <message numerus="yes">
        <source>picking %n translation(s)</source>
        <translation>
            <numerusform>picking %n translation</numerusform>
            <numerusform>picking %n translations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableGuidanceBox</name>
    <message numerus="yes">
        <source>%Ln term(s)</source>
        <translation>
            <numerusform>%Ln term</numerusform>
            <numerusform>%Ln terms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The glossary of the run, %Ln term(s)</source>
        <translation>
            <numerusform>The glossary of the run, %Ln term</numerusform>
            <numerusform>The glossary of the run, %Ln terms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableLanguagesModel</name>
    <message numerus="yes">
        <source>%Ln untranslated</source>
        <translation>
            <numerusform>%Ln untranslated</numerusform>
            <numerusform>%Ln untranslated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fuzzy</source>
        <translation>
            <numerusform>%Ln fuzzy</numerusform>
            <numerusform>%Ln fuzzy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln translated</source>
        <translation>
            <numerusform>%Ln translated</numerusform>
            <numerusform>%Ln translated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableRulesBox</name>
    <message numerus="yes">
        <source>%Ln kind(s) of placeholder</source>
        <translation>
            <numerusform>%Ln kind of placeholder</numerusform>
            <numerusform>%Ln kinds of placeholder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln required</source>
        <translation>
            <numerusform>%Ln required</numerusform>
            <numerusform>%Ln required</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln forbidden</source>
        <translation>
            <numerusform>%Ln forbidden</numerusform>
            <numerusform>%Ln forbidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on the rules</source>
        <translation>
            <numerusform>%Ln remark on the rules</numerusform>
            <numerusform>%Ln remarks on the rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableSheet</name>
    <message numerus="yes">
        <source>%n run(s) of string tables</source>
        <translation>
            <numerusform>%n run of string tables</numerusform>
            <numerusform>%n runs of string tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableStrip</name>
    <message numerus="yes">
        <source>%1 of %Ln done</source>
        <translation>
            <numerusform>%1 of %Ln done</numerusform>
            <numerusform>%1 of %Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>Retry %Ln failed</numerusform>
            <numerusform>Retry %Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::TableWriteCommand</name>
    <message numerus="yes">
        <source>%n string(s) written.</source>
        <translation>
            <numerusform>%n string written.</numerusform>
            <numerusform>%n strings written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::WindowSheets</name>
    <message numerus="yes">
        <source>%n run(s) from the history</source>
        <translation>
            <numerusform>%n run from the history</numerusform>
            <numerusform>%n runs from the history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>comparison of %n run(s)</source>
        <comment>a file&apos;s name</comment>
        <translation>
            <numerusform>comparison of %n run</numerusform>
            <numerusform>comparison of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n answer(s) of this run</source>
        <translation>
            <numerusform>The answer of this run</numerusform>
            <numerusform>All %n answers of this run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) were taken from the sheet.</source>
        <translation>
            <numerusform>%n value was taken from the sheet.</numerusform>
            <numerusform>%n values were taken from the sheet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of string tables</source>
        <translation>
            <numerusform>%n run of string tables</numerusform>
            <numerusform>%n runs of string tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>translations of %n run(s)</source>
        <comment>a file&apos;s name</comment>
        <translation>
            <numerusform>translations of %n run</numerusform>
            <numerusform>translations of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comparison(s)</source>
        <translation>
            <numerusform>%n comparison</numerusform>
            <numerusform>%n comparisons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::WindowTables</name>
    <message numerus="yes">
        <source>%n value(s) were taken from the sheet.</source>
        <translation>
            <numerusform>%n value was taken from the sheet.</numerusform>
            <numerusform>%n values were taken from the sheet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::WriteBackDialog</name>
    <message numerus="yes">
        <source>%Ln string(s) would be written.</source>
        <translation>
            <numerusform>%Ln string would be written.</numerusform>
            <numerusform>%Ln strings would be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would be left alone.</source>
        <translation>
            <numerusform>%Ln would be left alone.</numerusform>
            <numerusform>%Ln would be left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln string(s) written.</source>
        <translation>
            <numerusform>%Ln string written.</numerusform>
            <numerusform>%Ln strings written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left alone.</source>
        <translation>
            <numerusform>%Ln left alone.</numerusform>
            <numerusform>%Ln left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::XlsxDecision</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lineup::XlsxSummary</name>
    <message numerus="yes">
        <source>%n prompt(s)</source>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
</context>
</TS>
