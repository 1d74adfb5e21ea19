// ccmsetup.log, the installation of the client, as far as it asks for a token, a site and content.
// Reference field-messages.md, section 1.8.
grammar CcmSetup;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'CCMSETUP' 'bootstrap' 'from' 'Internet' ':' setting=INT                      # setupStart
    | 'Getting' aad 'info' 'from' 'CMG' '\'' hostName=quoted '\'' '.'?              # setupAadinfo
    | 'Sending' 'location' 'request' 'to' '\'' hostName=quoted '\'' 'with' 'payload' any*
                                                                                    # setupLocation
    | 'Received' 'message' '\'' '<' 'SiteInfoReply' any*                            # setupLocation
    | 'Checking' 'the' 'URL' '\'' url=quoted '\''? '.'?                             # setupLocation
    | 'Found' 'a' 'valid' 'online' 'MP' '\'' url=quoted '\''? '.'?                  # setupLocation
    | 'Searching' 'for' 'DP' 'locations' 'from' 'MP' '(' 's' ')' '.'*               # setupContent
    | 'Sending' 'message' 'body' '\'' '<' 'ContentLocationRequest' any*             # setupContent
    | 'the' 'location' '\'' url=quoted '\'' any*                                    # setupContent
    | 'Installing' 'version' detail=value 'of' 'the' 'client' any*                  # setupInstall
    | 'Running' 'installation' 'package' '.'*                                       # setupInstall
    | 'package' ':' file=value                                                      # setupInstall
    ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;

quoted : ( ~'\'' )+ ;
