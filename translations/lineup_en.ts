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
</context>
<context>
    <name>PromptEstimate</name>
    <message numerus="yes">
        <source>cost unknown for %n target(s)</source>
        <translation>
            <numerusform>cost unknown for %n target</numerusform>
            <numerusform>cost unknown for %n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>est. under %1 for %n target(s)</source>
        <translation>
            <numerusform>est. under %1 for %n target</numerusform>
            <numerusform>est. under %1 for %n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>est. %1 for %n target(s)</source>
        <translation>
            <numerusform>est. %1 for %n target</numerusform>
            <numerusform>est. %1 for %n targets</numerusform>
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
        <source>The price of %n target(s) is not known and not counted.</source>
        <translation>
            <numerusform>The price of %n target is not known and not counted.</numerusform>
            <numerusform>The prices of %n targets are not known and not counted.</numerusform>
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
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trying again in %n second(s): attempt %1 of %2.</source>
        <translation>
            <numerusform>Trying again in %n second: attempt %1 of %2.</numerusform>
            <numerusform>Trying again in %n seconds: attempt %1 of %2.</numerusform>
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
    <name>lineup::RunSummary</name>
    <message numerus="yes">
        <source>%1 of %n complete</source>
        <translation>
            <numerusform>%1 of %n complete</numerusform>
            <numerusform>%1 of %n complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n truncated</source>
        <translation>
            <numerusform>%n truncated</numerusform>
            <numerusform>%n truncated</numerusform>
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
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
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
</context>
</TS>
