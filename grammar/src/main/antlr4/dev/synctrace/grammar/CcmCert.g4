// The choice of a client certificate: code that many client logs share.
// Reference messages-client.md, section 3.
grammar CcmCert;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Begin' 'to' 'select' 'client' 'certificate' any*                             # certificateSelection
    | 'Completed' 'searching' 'client' 'certificates' any*                          # certificateSelection
    | ( 'Skipping' | 'Chain' 'has' ) 'certificate' '[' 'Thumbprint' thumbprint=bracketed ']'
      'issued' 'to' any+                                                            # certificateSelection
    ;

bracketed : ( ~']' )+ ;
