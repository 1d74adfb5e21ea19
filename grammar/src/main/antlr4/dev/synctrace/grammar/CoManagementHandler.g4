// CoManagementHandler.log, the client's way into Intune.
// Reference messages-client.md, section 9.
grammar CoManagementHandler;
options { caseInsensitive = true; }
import Values;

message
    : 'Processing' 'GET' 'for' 'assignment' '(' detail=bracketed ')' '.'? EOF   # policy
    | 'Merged' 'value' 'for' '\'' name=quoted '\'' 'is' '\'' content=quoted? '\'' '.'? EOF # setting
    | 'New' 'Merged' 'workloadflags' 'value' any*? 'is' '\'' state=INT '\'' '.'? EOF # workloads
    | 'Merging' 'workload' 'flags' detail=rest EOF                              # workloads
    | 'Device' 'is' 'not' 'MDM' 'enrolled' any* EOF                             # notEnrolled
    | 'Co' '-' 'management' 'is' 'disabled' 'but' 'expected' 'to' 'be' 'enabled' '.'? EOF # mismatch
    | 'MDM' 'Enrollment' 'Url' 'has' 'not' 'yet' 'been' 'configured' '.'? EOF   # notProvisioned
    | 'Device' 'is' 'not' 'provisioned' '.'? EOF                                # notProvisioned
    | 'Successfully' 'queued' 'MDM' 'auto' 'Enrollment' any* EOF                # enrolling
    | 'Enrolling' 'Device' 'to' 'MDM' dots 'Try' '#' attempt=number 'out' 'of' INT '.'? EOF # enrolling
    | 'Enrolling' 'Device' 'with' operation=any '.'? EOF                        # enrolling
    | 'Queuing' 'Enrollment' 'timer' 'to' 'fire' 'at' dots time=rest? EOF       # enrolling
    | 'MDM' 'Enrollment' 'succeeded' '.'? EOF                                   # enrolled
    | 'Device' 'is' 'already' 'enrolled' 'with' 'MDM' '.'? EOF                  # enrolled
    | 'Device' 'provisioned' '.'? EOF                                           # enrolled
    ;

number : INT ;
bracketed : ( ~')' )+ ;
quoted : ( ~'\'' )+ ;
rest : any+ ;
dots : '.'* ;
any : . ;
