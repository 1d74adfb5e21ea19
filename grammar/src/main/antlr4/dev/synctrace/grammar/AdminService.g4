// adminservice.log: the administration service beside the SMS Provider.
// Reference messages-server.md, section 6.
grammar AdminService;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Processing' 'incoming' 'request' 'for' 'resource' '[' url=value ']' ','?
      'method' ':' '[' method=WORD ']' ( ','? 'User' '-'? '[' actorName=value ']' )? '.'?
                                                                                    # adminserviceRequest
    | 'Completing' 'request' 'with' 'response' 'code' '[' httpStatus=INT ']'
      ( 'reason' '[' detail=value? ']' )? '.'?                                      # adminserviceResponse
    | exception_=typeName ( ':' detail=rest )?                                       # adminserviceException
    ;

typeName : ( 'System' | 'Microsoft' ) '.' ( ~'.' '.' )* TYPE ;

TYPE : [a-z0-9_]+ 'Exception' ;
