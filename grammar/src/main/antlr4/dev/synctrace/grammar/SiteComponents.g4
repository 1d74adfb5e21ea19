// Single messages of site system logs that no other grammar reads: mpfdm, IIS, colleval,
// dmpdownloader, ruleengine, MP_Location, CloudMgr, statesys and ccm (client push).
// Reference field-messages.md, sections 1.7, 1.9 and 1.10.
grammar SiteComponents;
options { caseInsensitive = true; }
import Values;

message
    : '~'* 'Moving' INT value 'file' '(' 's' ')' 'from' file=value 'to' target=value EOF # outbox
    | '~'* 'Moved' 'file' file=value 'to' target=value EOF                      # outbox
    | '~'* '*'* 'ERROR' ':' 'Cannot' 'connect' 'to' 'the' 'inbox' 'source' any* EOF # outboxFailed
    | ( 'GET' | 'POST' ) request=value '-' ip agent=value '-' status=INT substatus=INT INT INT INT
      EOF                                                                       # webRequest
    | detail=insertMismatch EOF                                                 # collectionFailed
    | 'ERROR' 'evaluating' 'collection' 'rules' '[' collectionId=WORD ',' 'ERROR' errorCode=code ']'
      '.'? EOF                                                                  # collectionFailed
    | 'Download' 'large' 'file' 'with' 'BITs' '.'? EOF                          # downloadStart
    | 'WARNING' ':' step=WORD 'Failed' 'with' 'exception' ':' detail=value EOF  # downloadFailed
    | 'Failed' 'to' 'Download' 'the' 'update' 'from' 'internet' '.' 'ERROR' '=' errorCode=code
      '.'? EOF                                                                  # downloadFailed
    | 'WARNING' ':' 'Retry' 'in' 'the' 'next' 'polling' 'cycle' '.'? EOF        # downloadRetry
    | reason=noDatabase EOF                                                     # locationFailed
    | 'ERROR' ':' 'exception' ( 'occured' | 'occurred' ) 'for' 'service' service=value ':'
      detail=value EOF                                                          # cloudFailed
    | 'ERROR' ':' 'TaskManager' ':' 'Task' '[' work=bracketed ']' 'has' 'Failed' '.'?
      detail=value? EOF                                                         # cloudFailed
    | 'Resource' 'Manager' '-' detail=value EOF                                 # cloudStep
    | 'SQL' 'message' ':' 'dbo' '.' procedure=WORD '-' 'ERROR' ':' detail=value EOF # stateFailed
    | 'Unable' 'to' 'connect' 'to' 'remote' 'machine' '"' host=quoted '"' 'using' untilError
      'ERROR' '-' errorCode=code '.'? EOF                                       # pushFailed
    ;

insertMismatch : 'the' 'SELECT' 'list' 'for' 'the' 'INSERT' 'statement' 'contains' any+ ;
noDatabase
    : 'the' 'SELECT' 'permission' 'was' 'denied' 'on' 'the' 'object' any+
    | 'MP' 'LM' ':' 'message' 'discarded' '.'?
    | 'ERROR' 'connecting' 'to' 'the' 'data' 'source' '.'?
    | 'ERROR' 'while' 'invoking' 'SQLDisconnect' '.'?
    ;
ip : INT '.' INT '.' INT '.' INT ;
code : '-'? ( INT | WORD ) ;
bracketed : ( ~']' )+ ;
quoted : ( ~'"' )+ ;
untilError : ( ~'ERROR' )+ ;
value : any+? ;
any : . ;
