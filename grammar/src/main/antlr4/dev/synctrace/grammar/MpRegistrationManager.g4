// MP_RegistrationManager.log, the management point's side of a registration.
// Reference messages-client.md, section 5, and field-messages.md, section 1.10.
grammar MpRegistrationManager;
options { caseInsensitive = true; }
import Values;

message
    : 'Registering' 'device' 'using' aad 'auth' ':' 'DeviceId' '=' '\'' deviceId=quoted? '\'' ','
      'TenantId' '=' '\'' tenantId=quoted? '\'' '.'? EOF                        # device
    | 'Processing' 'Registration' 'request' 'from' 'Client'
      '\'' ( 'GUID' ':' smsId=quoted | host=quoted ) '\'' '.'? EOF              # request
    | ( 'Begin' | 'Completed' ) 'validation' 'of' certificate '.'? EOF          # certificateChecked
    | certificate 'has' 'expired' '.'? EOF                                      # certificateExpired
    | 'The' 'Certificate' 'chain' 'processed' 'correctly' 'but' 'terminated' 'in' 'a' 'root'
      'Certificate' 'not' 'trusted' any* EOF                                    # untrusted
    | 'MP' 'Reg' ':' 'Registration' 'request' 'body' 'is' 'invalid' '.'? EOF    # failed
    | 'MP' 'Reg' ':' 'Registration' 'failed' '.'? EOF                           # failed
    | 'MP' 'Reg' ':' 'Processing' 'Completed' '.' 'Completion' 'state' '=' state=code '.'? EOF # done
    ;

certificate
    : 'Certificate' '[' 'Thumbprint' thumbprint=bracketed ']' 'issued' 'to' '\'' host=quoted '\'' ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;
code : '-'? ( INT | WORD ) ;
bracketed : ( ~']' )+ ;
quoted : ( ~'\'' )+ ;
any : . ;
