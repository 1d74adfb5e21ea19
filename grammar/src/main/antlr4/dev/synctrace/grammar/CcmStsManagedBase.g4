// CCM_STS_ManagedBase.log, the token library of the management point from version 2603 on.
// Reference field-messages.md, section 1.1.
grammar CcmStsManagedBase;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : prefix? exception_=typeName ':' errorCode=MISE_CODE ( ~NETWORK )*              # tokenLibraryFailed
    | prefix? exception_=typeName ':' errorCode=MISE_CODE ( ~NETWORK )* detail=NETWORK any*
                                                                                    # tokenLibraryOffline
    ;

prefix : ( 'ERROR' | 'Exception' ) ':' ;

typeName : 'Microsoft' '.' 'Identity' ( '.' ( WORD | NETWORK ) )+ ;

MISE_CODE : 'MISE' [0-9]+ ;

// The way to the signing keys is closed: what these exceptions name is a connection.
NETWORK
    : 'SocketException' | 'HttpRequestException' | 'WebException' | 'TimeoutException'
    | 'TaskCanceledException'
    ;
