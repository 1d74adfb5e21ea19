// LocationServices.log, how the client finds its site.
// Reference messages-client.md, section 8, and field-messages.md, section 1.3.
grammar LocationServices;
options { caseInsensitive = true; }
import Values;

message
    : 'Current' 'AD' 'site' 'of' 'machine' 'is' adSite=rest EOF                 # adSite
    | 'LSGetAssignedSiteFromAD' ':' 'Trying' 'to' 'Assign' 'to' 'the' 'site'
      '<' siteCode=angled '>' '.'? EOF                                          # assignment
    | 'LSVerifySiteVersion' ':' 'Verifying' 'site' 'Version' 'for' '<' siteCode=angled '>' '.'?
      EOF                                                                       # assignment
    | 'LSGetSiteInformationFromManagementPoint' '(' '\'' asked=quoted? '\'' ')' ':' 'Assignment'
      'site' 'Code' '[' siteCode=bracketed? ']' '.'? EOF                        # answer
    | 'Executing' 'Task' operation='LSRefreshLocationsTask' '.'? EOF            # assignment
    ;

bracketed : ( ~']' )+ ;
quoted : ( ~'\'' )+ ;
angled : ( ~'>' )+ ;
rest : any+ ;
any : . ;
