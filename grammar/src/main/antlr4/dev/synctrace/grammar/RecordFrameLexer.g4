// What closes a record in each of the three written forms. Only this part of a record is offered
// here, never its message. Reference framing.md, section 1.
// One token per value: coarse tokens are what makes the frames fast (speed.md, section 1.2).
lexer grammar RecordFrameLexer;
options { caseInsensitive = true; }

CCM_OPEN : '<' -> mode(CCM) ;
SMS_OPEN : '$$<' -> mode(SMS) ;

// <time="19:35:04.986+240" date="09-25-2026" component="X" context="" type="1" thread="8540" file="x.cpp:1">
mode CCM;
TIME : 'time="' STRICT '"' ;
DATE : 'date="' STRICT '"' ;
COMPONENT : 'component="' QUOTED '"' ;
CONTEXT : 'context="' QUOTED '"' ;
TYPE : 'type="' QUOTED '"' ;
THREAD : 'thread="' QUOTED '"' ;
FILE : 'file="' QUOTED '"' ;
CCM_CLOSE : '>' ;
CCM_BLANK : [ \t\r\n]+ -> skip ;
CCM_OTHER : ~[ \t\r\n<>"]+ | '"' ;
CCM_STRAY : '<' ;

fragment STRICT : ~["<>\r\n]* ;
// A quote that no blank and no end follows belongs to the value (scripts put quotes into file).
fragment QUOTED : ( ~["\r\n] | '"' ~[ \t\r\n>"] )* ;

// $$<COMPONENT><09-25-2026 19:35:04.952+240><thread=7896 (0x1ED8)>
mode SMS;
SMS_NEXT : '><' ;
SMS_CLOSE : '>' ;
SMS_THREAD : 'thread=' [0-9]+ ( [ \t]* '(0x' [0-9a-f]+ ')' )? ;
SMS_VALUE : ~[<>]+ ;
SMS_STRAY : '<' ;

// COMPONENT 5/9/2019 1:16:07 PM 6192 (0x1830)
mode CLIPBOARD;
CLIP_DATE : DAY ;
CLIP_TIME : CLOCK ;
CLIP_INSTANT : DAY 'T' CLOCK ;
CLIP_MERIDIEM : [ap] '.'? 'm' '.'? ;
CLIP_INT : [0-9]+ ;
CLIP_HEX : '(0x' [0-9a-f]+ ')' ;
CLIP_TAB : '\t' ;
CLIP_BLANK : ' '+ -> skip ;
CLIP_WORD : ~[ \t]+ ;

fragment DAY : [0-9]+ [-/.] [0-9]+ [-/.] [0-9]+ ;
fragment CLOCK : [0-9]+ ':' [0-9]+ ':' [0-9]+ ( [.,] [0-9]+ )? ;
