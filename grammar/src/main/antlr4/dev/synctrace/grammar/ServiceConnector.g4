// What every worker of the service connection point writes: its calls of the cloud gateway and its
// own runs. Reference messages-server.md, sections 3 and 4, and
// field-messages.md, section 1.5.
grammar ServiceConnector;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : caller? 'Creating' 'web' 'request' 'to' ':'? url=value 'Method' ':' method=WORD
      'Activity' 'ID' ':' activityId=value ( detail=timeout )?                      # gatewayRequest
    | caller? 'Response' 'from' url=value 'is' ':' httpStatus=INT reason? '.'?      # gatewayResponse
    | 'Response' 'status' 'code' ':' httpStatus=INT reason?
      ( 'Activity' 'ID' ':' activityId=rest )?                                      # gatewayStatus
    | 'Response' 'in' 'the' 'web' 'exception' ':' detail=rest?                      # gatewayBody
    | 'Next' 'run' 'time' 'will' 'be' 'at' 'approximately'? ':'?
      localTime=rest                                                                # workerNext
    | 'Unexpected' 'exception' 'for' 'worker' '"'? worker=WORD '"'? '.'*            # workerException
    | 'Failed' 'to' 'execute' 'worker' '"'? worker=WORD '"'?
      'with' 'error' ':'? '"'? detail=inner '"'? '.'?                               # workerFailed
    | 'Failed' 'to' 'check' 'and' 'load' 'service' 'signing' 'certificate' '.'*
      detail=rest?                                                                  # gatewayCertificateFailed
    | 'at'? certificateCheck any*                                                   # gatewayCertificateFailed
    ;

// The stack of the check, where a copy has lost the line that the exception begins with.
certificateCheck
    : 'Microsoft' '.' 'ConfigurationManager' '.' 'ManagedBase' '.' 'CertificateUtility' '.'
      'ServiceCertificateUtility' '.'
    | 'Microsoft' '.' 'ConfigurationManager' '.' 'ServiceConnector' '.' 'AccountOnboardingWorker' '.'
      '<' 'RefreshServiceSigningCertificateIfNotExistsAsync' '>'
    ;

caller : '[' operation=WORD ']' ;

timeout : 'Timeout' ':' any+ ;

reason : '(' detail=value ')' ;

inner : any*? '(' httpStatus=INT ')' any*? | any+? ;
