// SMS_CLOUD_PROXYCONNECTOR.log and CMGService.log: clients that come through the internet.
// Reference messages-server.md, section 6, and field-messages.md, section 1.6.
grammar CloudManagementGateway;
options { caseInsensitive = true; }
import Values;

message
    : 'MessageID' ':' messageId=value 'RequestURI' ':' url=value 'EndpointName' ':' endpoint=value?
      'ResponseHeader' ':' answer any*? 'ElapsedTime' ':' milliseconds=INT 'ms' any* EOF # cmgResponse
    | 'Received' 'response' url=value 'for' 'message' messageId=value ':' answer '~'* EOF # cmgResponse
    | 'RequestURI' ':' url=value 'RequestCount' ':' requestCount=INT detail=value
      'AverageElapsedTime' ':' milliseconds=INT 'ms' any* EOF                   # cmgTraffic
    | 'ReportTrafficData' '-' 'state' 'message' 'to' 'send' ':' any*? 'ServerName' '=' '"'
      host=quoted '"' any* EOF                                                  # cmgTrafficReport
    | 'ReportTrafficData' '-' 'state' 'message' 'to' 'send' ':' any* EOF        # cmgTrafficReport
    | component? 'Switched' 'to' 'internal' 'URL' '.' 'Replaced' '\'' replaced=single '\'' 'in'
      '\'' single '\'' 'with' '\'' internal=single '\'' any* EOF                     # cmgForward
    | component? 'Forwarding' 'proxy' 'message' messageId=value 'to' 'URL' ':' url=value '~'* EOF # cmgForward
    | component? 'Web' 'exception' 'for' 'message' messageId=value ':' thrown=typeName ':'
      failure EOF                                                               # cmgFailed
    | 'ERROR' ':' 'Security' 'token' 'validation' 'exception' 'with' ( 'requesting' | 'request' )
      'URL' url=value '.' thrown=typeName ':' detail=value EOF                  # cmgTokenRefused
    | 'Filtered' 'cert' 'count' 'with' filter ':' count=INT '.'? EOF            # cmgCertificateCount
    | step=skipped 'cert' ':' detail=value EOF                                # cmgCertificateSkipped
    | 'Chain' 'build' 'failed' 'cert' ':' thumbprint=value EOF                  # cmgCertificateChain
    | 'Chain' INT 'status' ':' state=value EOF                                  # cmgCertificateChain
    | 'Maintaining' 'connections' '.'* EOF                                      # cmgConnection
    ;

component : 'SMS_CLOUD_PROXYCONNECTOR' ;
answer : 'HTTP' '/' INT ( '.' INT )? status=INT words=reason? ;
reason : ( ~( '~' | 'ResponseBodySize' | 'ElapsedTime' ) )+ ;
failure : any*? '(' status=INT ')' any* | any+ ;
// With none of these the management point asks for a certificate that cannot be sent.
filter
    : usable=clientFilter
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
value : any+? ;
any : . ;
