// The HTTP layer of the client: code that many client logs share.
// Reference messages-client.md, sections 1, 7 and 8, and field-messages.md, section 1.8.
grammar CcmHttp;
options { caseInsensitive = true; }
import Values;

message
    : writer ':' 'Host' '=' host=item ',' 'Path' '=' path=address ',' 'Port' '=' port=INT ','
      'Protocol' '=' item ( ',' setting=tokenAuth )? ( ',' any* )? EOF          # open
    | 'Target' 'URL' 'scheme' 'is' any ':' url=rest EOF                         # header
    | 'Appending' 'CCM' 'Token' 'to' 'the' 'header' '.'? EOF                    # header
    | 'Created' 'connection' 'on' 'Port' port=INT '.'? EOF                      # header
    | 'Enabled' 'SSL' 'revocation' 'check' '.'? EOF                             # header
    | tag 'ERROR' ':' 'URL' '=' url=address ',' 'Port' '=' port=INT ',' 'Options' '=' item ','
      'Code' '=' errorCode=item ',' 'Text' '=' detail=rest? EOF                 # error
    | 'Failed' 'in' operation=any 'API' ',' 'ErrorCode' '=' errorCode=code '.'? EOF # apiError
    | tag 'ERROR' 'INFO' ':' 'StatusCode' '=' bold ( httpStatus=number | '<' 'unknown' '>' ) bold
      'StatusText' '=' bold detail=statusText? bold EOF                         # errorInfo
    | tag 'AsyncCallback' '(' ')' ':' state=any 'Encountered' '.'? EOF          # tls
    | tag ':' 'lpvStatusInformation' 'is' errorCode=code EOF                    # tls
    | tag ':' state=any 'is' 'set' '.'? EOF                                     # tls
    | tag ':' 'dwStatusInformationLength' 'is' INT EOF                          # tlsLength
    ;

// ccmsetup has the same layer.
writer : 'ccmhttp' | 'ccmsetup' | 'SMS' 'CCM' INT '.' INT ;

tag : '[' 'ccmhttp' ']' ;

// 1 says that the token, not a certificate, proves who the client is.
tokenAuth : 'CcmTokenAuth' '=' INT ;

// Copies of published pages bring their emphasis marks along.
bold : '*'* ;
statusText : ( ~'*' )+ ;

// An address may hold a comma.
address : ( ~',' | ',' ~'Port' )+ ;

number : INT ;
code : '-'? ( INT | WORD ) ;
item : ( ~',' )+ ;
rest : any+ ;
any : . ;
