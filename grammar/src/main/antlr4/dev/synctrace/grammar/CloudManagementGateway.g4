// SMS_CLOUD_PROXYCONNECTOR.log and CMGService.log: clients that come through the internet.
// Reference messages-server.md, section 6.
grammar CloudManagementGateway;
options { caseInsensitive = true; }
import Values;

message
    : 'MessageID' ':' messageId=value 'RequestURI' ':' url=value 'EndpointName' ':' endpoint=value?
      'ResponseHeader' ':' 'HTTP' '/' version status=INT any*?
      'ElapsedTime' ':' milliseconds=INT 'ms' any* EOF                          # cmgResponse
    | 'RequestURI' ':' url=value 'RequestCount' ':' requestCount=INT detail=value
      'AverageElapsedTime' ':' milliseconds=INT 'ms' any* EOF                   # cmgTraffic
    ;

version : INT ( '.' INT )? ;
value : any+? ;
any : . ;
