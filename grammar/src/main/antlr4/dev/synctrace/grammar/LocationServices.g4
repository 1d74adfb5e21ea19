// LocationServices.log, how the client finds its site.
// Reference messages-client.md, section 8, and field-messages.md, section 1.3.
grammar LocationServices;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Current' 'AD' 'site' 'of' 'machine' 'is' detail=rest                         # locationAdsite
    | 'LSGetAssignedSiteFromAD' ':' 'Trying' 'to' 'Assign' 'to' 'the' 'site'
      '<' siteCode=angled '>' '.'?                                                  # locationAssignment
    | 'LSVerifySiteVersion' ':' 'Verifying' 'site' 'Version' 'for' '<' siteCode=angled '>' '.'?
                                                                                    # locationAssignment
    | answer '[' siteCode=bracketed ']' '.'?                                        # locationAssignment_answer
    | 'LSGetSiteInformationFromManagementPoint' '(' '\'' detail=quoted? '\'' ')' ':' 'Assignment'
      'site' 'Code' '[' ']' '.'?                                                    # locationNosite
    | 'Executing' 'Task' operation='LSRefreshLocationsTask' '.'?                    # locationAssignment
    ;

answer
    : 'LSGetSiteInformationFromManagementPoint' '(' '\'' quoted? '\'' ')' ':' 'Assignment' 'site'
      'Code'
    ;

bracketed : ( ~']' )+ ;

quoted : ( ~'\'' )+ ;

angled : ( ~'>' )+ ;
