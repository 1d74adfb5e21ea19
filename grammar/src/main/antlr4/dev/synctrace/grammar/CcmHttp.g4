// The HTTP layer of the client: code that many client logs share.
// Reference messages-client.md, sections 1, 7 and 8, and field-messages.md, section 1.8.
grammar CcmHttp;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : writer ':' 'Host' '=' hostName=item ',' 'Path' '=' url=address ',' 'Port' '=' port=INT ','
      'Protocol' '=' item ( ',' setting=tokenAuth )? ( ',' any* )?                  # httpOpen
    | 'Target' 'URL' 'scheme' 'is' any ':' url=rest                                 # httpHeader
    | 'Appending' 'CCM' 'Token' 'to' 'the' 'header' '.'?                            # httpHeader
    | 'Created' 'connection' 'on' 'Port' port=INT '.'?                              # httpHeader
    | 'Enabled' 'SSL' 'revocation' 'check' '.'?                                     # httpHeader
    | tag 'ERROR' ':' 'URL' '=' url=address ',' 'Port' '=' port=INT ',' 'Options' '=' item ','
      'Code' '=' errorCode=item ',' 'Text' '=' detail=rest?                         # httpError
    | 'Failed' 'in' operation=any 'API' ',' 'ErrorCode' '=' errorCode=code '.'?     # httpError_api
    | tag 'ERROR' 'INFO' ':' 'StatusCode' '=' bold ( httpStatus=number | '<' 'unknown' '>' ) bold
      'StatusText' '=' bold detail=statusText? bold                                 # httpErrorInfo
    | tag 'AsyncCallback' '(' ')' ':' state=any 'Encountered' '.'?                  # httpTls
    | tag ':' 'lpvStatusInformation' 'is' errorCode=code                            # httpTls
    | tag ':' state=any 'is' 'set' '.'?                                             # httpTls
    | tag ':' 'dwStatusInformationLength' 'is' INT                                  # httpTls_length
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
