<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
<context>
    <name>Window</name>
    <message>
        <location filename="window.cpp" line="+10"/>
        <source>&quot;Save&quot; &amp; go</source>
        <comment>button</comment>
        <translation>&quot;Zapisz&quot;</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform>%n plik</numerusform>
            <numerusform>%n pliki</numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="vanished">Nie ma</translation>
    </message>
    <message>
        <source>Bell<byte value="x7"/></source>
        <translation>Dzwonek<byte value="x7"/></translation>
    </message>
</context>
</TS>
