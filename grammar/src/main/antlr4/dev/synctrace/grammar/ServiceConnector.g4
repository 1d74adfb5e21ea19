// What every worker of the service connection point writes: its calls of the cloud gateway and its
// own runs. Reference messages-server.md, sections 3 and 4, and
// field-messages.md, section 1.5.
grammar ServiceConnector;
options { caseInsensitive = true; }
import Values;

message
    : operation? 'Creating' 'web' 'request' 'to' ':'? url=value 'Method' ':' method=WORD
      'Activity' 'ID' ':' activityId=value timeout? EOF                         # gatewayRequest
    | operation? 'Response' 'from' url=value 'is' ':' status=INT reason? '.'? EOF # gatewayResponse
    | 'Response' 'status' 'code' ':' status=INT reason?
      ( 'Activity' 'ID' ':' activityId=rest )? EOF                             # gatewayStatus
    | 'Response' 'in' 'the' 'web' 'exception' ':' body=rest? EOF               # gatewayBody
    | 'Next' 'run' 'time' 'will' 'be' 'at' 'approximately'? ':'?
      localTime=rest EOF                                                       # workerNext
    | 'Unexpected' 'exception' 'for' 'worker' '"'? worker=WORD '"'? '.'* EOF    # workerException
    | 'Failed' 'to' 'execute' 'worker' '"'? worker=WORD '"'?
      'with' 'error' ':'? '"'? inner '"'? '.'? EOF                              # workerFailed
    | 'Failed' 'to' 'check' 'and' 'load' 'service' 'signing' 'certificate' '.'*
      why=rest? EOF                                                            # certificateFailed
    | 'at'? certificateCheck any* EOF                                          # certificateTrace
    ;

// The stack of the check, where a copy has lost the line that the exception begins with.
certificateCheck
    : 'Microsoft' '.' 'ConfigurationManager' '.' 'ManagedBase' '.' 'CertificateUtility' '.'
      'ServiceCertificateUtility' '.'
    | 'Microsoft' '.' 'ConfigurationManager' '.' 'ServiceConnector' '.' 'AccountOnboardingWorker' '.'
      '<' 'RefreshServiceSigningCertificateIfNotExistsAsync' '>'
    ;

operation : '[' name=WORD ']' ;
timeout : 'Timeout' ':' any+ ;
reason : '(' words=value ')' ;
inner : any*? '(' status=INT ')' any*? | any+? ;
value : any+? ;
rest : any+ ;
any : . ;
