// The frames themselves. Reference framing.md, sections 1 and 3.
parser grammar RecordFrameParser;
options { tokenVocab = RecordFrameLexer; }

// Attributes in any order; what is no attribute is passed over, so that a script's odd value costs
// that value and not the record.
ccm
    : CCM_OPEN
      ( time=TIME
      | date=DATE
      | component=COMPONENT
      | CONTEXT
      | type=TYPE
      | thread=THREAD
      | FILE
      | CCM_OTHER
      )*
      CCM_CLOSE
    ;

sms
    : SMS_OPEN component=SMS_VALUE? SMS_NEXT stamp=SMS_VALUE SMS_NEXT thread=SMS_THREAD SMS_CLOSE EOF
    ;

// Columns as CMTrace copies them: one tab between them.
clipboardTabs
    : name=cell? CLIP_TAB stamp=clipboardTime CLIP_TAB thread=clipboardThread EOF
    ;

cell : word+ ;

// The same after a web page has turned the tabs into blanks: read from the right.
clipboardBlanks
    : word*? name=word CLIP_TAB? stamp=clipboardTime CLIP_TAB? thread=clipboardThread EOF
    ;

// Date and time before the component, as some export them: read from the right, too.
clipboardDateFirst
    : word*? stamp=clipboardTime CLIP_TAB? name=word CLIP_TAB? thread=clipboardThread EOF
    ;

// The order with component and thread first, or date and time before them; the message follows.
clipboardFront
    : ( stamp=clipboardTime CLIP_TAB? )? name=word CLIP_TAB? thread=clipboardThread
    ;

clipboardTime
    : date=CLIP_DATE time=CLIP_TIME meridiem=CLIP_MERIDIEM?
    | instant=CLIP_INSTANT
    ;

clipboardThread : number=CLIP_INT hex=CLIP_HEX ;

word : CLIP_DATE | CLIP_TIME | CLIP_INSTANT | CLIP_MERIDIEM | CLIP_INT | CLIP_HEX | CLIP_WORD ;
