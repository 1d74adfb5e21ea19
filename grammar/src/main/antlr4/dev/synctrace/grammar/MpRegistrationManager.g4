// MP_RegistrationManager.log, the management point's side of a registration.
// Reference messages-client.md, section 5, and field-messages.md, section 1.10.
grammar MpRegistrationManager;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Registering' 'device' 'using' aad 'auth' ':' 'DeviceId' '=' '\'' deviceId=quoted? '\'' ','
      'TenantId' '=' '\'' tenantId=quoted? '\'' '.'?                                # mpregistrationDevice
    | 'Processing' 'Registration' 'request' 'from' 'Client'
      '\'' ( 'GUID' ':' smsId=quoted | hostName=quoted ) '\'' '.'?                  # mpregistrationRequest
    | ( 'Begin' | 'Completed' ) 'validation' 'of' certificate '.'?                  # mpregistrationCertificate
    | certificate 'has' 'expired' '.'?                                              # mpregistrationCertificateExpired
    | 'The' 'Certificate' 'chain' 'processed' 'correctly' 'but' 'terminated' 'in' 'a' 'root'
      'Certificate' 'not' 'trusted' any*                                            # mpregistrationCertificateUntrusted
    | 'MP' 'Reg' ':' 'Registration' 'request' 'body' 'is' 'invalid' '.'?            # mpregistrationFailed
    | 'MP' 'Reg' ':' 'Registration' 'failed' '.'?                                   # mpregistrationFailed
    | 'MP' 'Reg' ':' 'Processing' 'Completed' '.' 'Completion' 'state' '=' state=code '.'?
                                                                                    # mpregistrationDone
    ;

certificate
    : 'Certificate' '[' 'Thumbprint' thumbprint=bracketed ']' 'issued' 'to' '\'' hostName=quoted '\''
    ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;

code : '-'? ( INT | WORD ) ;

bracketed : ( ~']' )+ ;

quoted : ( ~'\'' )+ ;
