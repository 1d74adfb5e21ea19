// ccmsetup.log, the installation of the client, as far as it asks for a token, a site and content.
// Reference field-messages.md, section 1.8.
grammar CcmSetup;
options { caseInsensitive = true; }
import Values;

message
    : 'CCMSETUP' 'bootstrap' 'from' 'Internet' ':' setting=INT EOF              # start
    | 'Getting' aad 'info' 'from' 'CMG' '\'' host=quoted '\'' '.'? EOF          # aadInfo
    | 'Sending' 'location' 'request' 'to' '\'' host=quoted '\'' 'with' 'payload' any* EOF # location
    | 'Received' 'message' '\'' '<' 'SiteInfoReply' any* EOF                    # location
    | 'Checking' 'the' 'URL' '\'' url=quoted '\''? '.'? EOF                     # location
    | 'Found' 'a' 'valid' 'online' 'MP' '\'' url=quoted '\''? '.'? EOF          # location
    | 'Searching' 'for' 'DP' 'locations' 'from' 'MP' '(' 's' ')' '.'* EOF       # content
    | 'Sending' 'message' 'body' '\'' '<' 'ContentLocationRequest' any* EOF     # content
    | 'the' 'location' '\'' url=quoted '\'' any* EOF                            # content
    | 'Installing' 'version' version=value 'of' 'the' 'client' any* EOF         # install
    | 'Running' 'installation' 'package' '.'* EOF                               # install
    | 'package' ':' file=value EOF                                              # install
    ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;
quoted : ( ~'\'' )+ ;
value : any+? ;
any : . ;
