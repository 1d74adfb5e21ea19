// The choice of a client certificate: code that many client logs share.
// Reference messages-client.md, section 3.
grammar CcmCert;
options { caseInsensitive = true; }
import Values;

message
    : 'Begin' 'to' 'select' 'client' 'certificate' any* EOF                     # selection
    | 'Completed' 'searching' 'client' 'certificates' any* EOF                  # selection
    | ( 'Skipping' | 'Chain' 'has' ) 'certificate' '[' 'Thumbprint' thumbprint=bracketed ']'
      'issued' 'to' any+ EOF                                                    # selection
    ;

bracketed : ( ~']' )+ ;
any : . ;
