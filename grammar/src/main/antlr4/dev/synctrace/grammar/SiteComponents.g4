// Single messages of site system logs that no other grammar reads: mpfdm, IIS, colleval,
// dmpdownloader, ruleengine, MP_Location, CloudMgr, statesys and ccm (client push).
// Reference field-messages.md, sections 1.7, 1.9 and 1.10.
grammar SiteComponents;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : '~'* 'Moving' INT value 'file' '(' 's' ')' 'from' file=value 'to' detail=value # outboxMoved
    | '~'* 'Moved' 'file' file=value 'to' detail=value                              # outboxMoved
    | '~'* '*'* 'ERROR' ':' 'Cannot' 'connect' 'to' 'the' 'inbox' 'source' any*     # outboxFailed
    | ( 'GET' | 'POST' ) request=value '-' ipAddress=ip value '-' httpStatus=INT substatus=INT INT
      INT INT                                                                       # webRequest
    | detail=insertMismatch                                                         # collectionFailed
    | 'ERROR' 'evaluating' 'collection' 'rules' '[' collectionId=WORD ',' 'ERROR' errorCode=code ']'
      '.'?                                                                          # collectionFailed
    | 'Download' 'large' 'file' 'with' 'BITs' '.'?                                  # downloadStart
    | 'WARNING' ':' operation=WORD 'Failed' 'with' 'exception' ':' detail=value     # downloadFailed
    | 'Failed' 'to' 'Download' 'the' 'update' 'from' 'internet' '.' 'ERROR' '=' errorCode=code
      '.'?                                                                          # downloadFailed
    | 'WARNING' ':' 'Retry' 'in' 'the' 'next' 'polling' 'cycle' '.'?                # downloadRetry
    | detail=noDatabase                                                             # mplocationFailed
    | 'ERROR' ':' 'exception' ( 'occured' | 'occurred' ) 'for' 'service' operation=value ':'
      detail=value                                                                  # cloudmgrFailed
    | 'ERROR' ':' 'TaskManager' ':' 'Task' '[' operation=bracketed ']' 'has' 'Failed' '.'?
      detail=value?                                                                 # cloudmgrFailed_task
    | 'Resource' 'Manager' '-' detail=value                                         # cloudmgrStep
    | 'SQL' 'message' ':' 'dbo' '.' operation=WORD '-' 'ERROR' ':' detail=value     # statesysFailed
    | 'Unable' 'to' 'connect' 'to' 'remote' 'machine' '"' hostName=quoted '"' 'using' untilError
      'ERROR' '-' errorCode=code '.'?                                               # clientpushFailed
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
