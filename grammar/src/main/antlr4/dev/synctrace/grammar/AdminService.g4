// adminservice.log: the administration service beside the SMS Provider.
// Reference messages-server.md, section 6.
grammar AdminService;
options { caseInsensitive = true; }
import Values;

message
    : 'Processing' 'incoming' 'request' 'for' 'resource' '[' url=value ']' ','?
      'method' ':' '[' method=WORD ']' ( ','? 'User' '-'? '[' user=value ']' )? '.'? EOF # request
    | 'Completing' 'request' 'with' 'response' 'code' '[' status=INT ']'
      ( 'reason' '[' reason=value? ']' )? '.'? EOF                              # response
    | thrown=typeName ( ':' detail=rest )? EOF                         # exception
    ;

typeName : ( 'System' | 'Microsoft' ) '.' ( ~'.' '.' )* TYPE ;

value : any+? ;
rest : any+ ;
any : . ;

TYPE : [a-z0-9_]+ 'Exception' ;
