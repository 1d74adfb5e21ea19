// Messages any log may hold: status messages, .NET exceptions, and the mark of a full file.
// Reference messages-server.md, sections 1.5, 3 (N9 to N14), 5 (B51) and 6;
// field-messages.md, sections 1.5 and 1.10.
grammar AnyLog;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'STATMSG' ':' ( 'ID' equals )? statusMessageId=INT field*                     # statmsg
    | 'Exception' 'details' ':'                                                     # exceptionHead
    | heading connectionClosed                                                      # sqlConnectionClosed
    | heading webError                                                              # exceptionType
    | heading detail=rest?                                                          # exceptionType
    | connectionClosed                                                              # sqlConnectionClosed
    | ( exception_=typeName ':' )? webError                                          # exceptionText
    | exception_=typeName ( ':'? detail=rest )?                                      # exceptionText
    | exception_=unqualified ( ':'? detail=rest )?                                   # exceptionText_unqualified
    | '<' 'MAXIMUM' 'LOG' 'FILE' 'SIZE' 'REACHED' any*                              # rotation
    ;

// The fields come in this order in the one clean sample; a copy may have lost some.
field
    : 'SEV' equals statusSeverity=WORD
    | 'COMP' equals component=quoted
    | 'SYS' equals hostName=machine
    | 'SITE' equals siteCode=( WORD | INT )
    | 'GMTDATE' equals WORD month=WORD day=INT clock year=INT
    | INSERTION equals insertion=quoted
    | key ~( '=' | ':' )
    | ~( 'SEV' | 'COMP' | 'SYS' | 'SITE' | 'GMTDATE' | INSERTION )
    ;

key : 'SEV' | 'COMP' | 'SYS' | 'SITE' | 'GMTDATE' | INSERTION ;

machine : name ( ( '.' | '-' ) name )* ;

name : WORD | INT ;

clock : INT ':' INT ':' INT ( '.' INT )? ;

quoted : '"' ( ~'"' )* '"' ;

equals : '=' | ':' ;

heading
    : ( 'Exception' 'details' ':' )? '[' level ']' '[' worker=value ']' '[' INT ']'
      '[' exception_=value ']' '[' errorCode=value ']'
    ;

level : 'Warning' | 'Critical' | 'ERROR' ;

connectionClosed : 'ExecuteReader' 'requires' 'an' 'open' 'and' 'available' 'Connection' any* ;

webError
    : 'The' 'remote' 'server' 'returned' 'an' 'ERROR' ':' '(' httpStatus=INT ')' detail=rest?
    ;

typeName : ( 'System' | 'Microsoft' ) '.' ( ~'.' '.' )* ( TYPE | unqualified ) ;

// Sign-in libraries whose exceptions are quoted without their namespace.
unqualified : 'MsalUiRequiredException' | 'AdalServiceException' ;

INSERTION : 'ISTR' [0-9]+ ;

TYPE : [a-z0-9_]+ 'Exception' ;
