<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name></name>
    <message>
        <source>Images per second</source>
        <translation>초당 이미지 수</translation>
    </message>
</context>
</TS>
