// SMS_CLOUD_PROXYCONNECTOR.log and CMGService.log: clients that come through the internet.
// Reference messages-server.md, section 6, and field-messages.md, section 1.6.
grammar CloudManagementGateway;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'MessageID' ':' messageId=value 'RequestURI' ':' url=value 'EndpointName' ':' endpoint=value?
      'ResponseHeader' ':' answer any*? 'ElapsedTime' ':' milliseconds=INT 'ms' any* # cmgResponse
    | 'Received' 'response' url=value 'for' 'message' messageId=value ':' answer '~'*
                                                                                    # cmgResponse
    | 'RequestURI' ':' url=value 'RequestCount' ':' recordCount=INT detail=value
      'AverageElapsedTime' ':' milliseconds=INT 'ms' any*                           # cmgTraffic
    | 'ReportTrafficData' '-' 'state' 'message' 'to' 'send' ':' any*? 'ServerName' '=' '"'
      hostName=quoted '"' any*                                                      # cmgTrafficReport
    | 'ReportTrafficData' '-' 'state' 'message' 'to' 'send' ':' any*                # cmgTrafficReport
    | component? 'Switched' 'to' 'internal' 'URL' '.' 'Replaced' '\'' single '\'' 'in'
      '\'' single '\'' 'with' '\'' url=single '\'' any*                             # cmgForward_internal
    | component? 'Forwarding' 'proxy' 'message' messageId=value 'to' 'URL' ':' url=value '~'*
                                                                                    # cmgForward
    | component? 'Web' 'exception' 'for' 'message' messageId=value ':' exception_=typeName ':'
      detail=failure                                                                # cmgFailed
    | 'ERROR' ':' 'Security' 'token' 'validation' 'exception' 'with' ( 'requesting' | 'request' )
      'URL' url=value '.' exception_=typeName ':' detail=value                       # cmgTokenRefused
    | 'Filtered' 'cert' 'count' 'with' detail=filter ':' recordCount=INT '.'?       # cmgCertificateCount
    | state=skipped 'cert' ':' detail=value                                         # cmgCertificateSkipped
    | 'Chain' 'build' 'failed' 'cert' ':' thumbprint=value                          # cmgCertificateChain
    | 'Chain' INT 'status' ':' state=value                                          # cmgCertificateChain
    | 'Maintaining' 'connections' '.'*                                              # cmgConnection
    ;

component : 'SMS_CLOUD_PROXYCONNECTOR' ;

answer : 'HTTP' '/' INT ( '.' INT )? httpStatus=INT detail=reason? ;

reason : ( ~( '~' | 'ResponseBodySize' | 'ElapsedTime' ) )+ ;

failure : any*? '(' httpStatus=INT ')' any* | any+ ;

// With none of these the management point asks for a certificate that cannot be sent.
filter
    : clientFilter
    | any+?
    ;

clientFilter
    : 'client' 'auth'
    | 'allowed' 'root' 'CA' 'and' 'has' 'private' 'key'
    ;

skipped : 'Not' 'allowed' | 'No' 'private' 'key' | 'Not' 'client' 'auth' ;

typeName : ( 'System' | 'Microsoft' ) ( '.' WORD )+ ;

quoted : ( ~'"' )+ ;

single : ( ~'\'' )+ ;
