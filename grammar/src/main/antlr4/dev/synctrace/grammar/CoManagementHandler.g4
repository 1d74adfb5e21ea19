// CoManagementHandler.log, the client's way into Intune.
// Reference messages-client.md, section 9, and field-messages.md, section 1.9.
grammar CoManagementHandler;
options { caseInsensitive = true; }
import Values;

message
    : 'Processing' 'GET' 'for' 'assignment' '(' detail=bracketed ')' '.'? EOF   # policy
    | 'Getting' '/' 'Merging' 'value' 'for' 'setting' '\'' name=quoted '\'' '.'? EOF # policy
    | 'Merged' 'value' 'for' 'setting'? '\'' name=quoted '\'' 'is' '\'' content=quoted? '\'' '.'? EOF # setting
    | 'New' 'Merged' 'workloadflags' 'value' any*? 'is' '\'' state=INT '\'' '.'? EOF # workloads
    | 'Merging' 'workload' 'flags' detail=rest EOF                              # workloads
    | 'Workloads' 'are' 'explicitly' 'set' 'by' detail=rest EOF                 # workloads
    | 'Device' 'is' 'not' 'MDM' 'enrolled' any* EOF                             # notEnrolled
    | 'Co' '-' 'management' 'is' 'disabled' 'but' 'expected' 'to' 'be' 'enabled' '.'? EOF # mismatch
    | 'MDM' 'Enrollment' 'Url' 'has' 'not' 'yet' 'been' 'configured' '.'? EOF   # notProvisioned
    | 'Device' 'is' 'not' 'provisioned' '.'? EOF                                # notProvisioned
    | 'Successfully' 'queued' 'MDM' 'auto' 'Enrollment' any* EOF                # enrolling
    | 'Enrolling' 'Device' 'to' 'MDM' dots 'Try' '#' attempt=number 'out' 'of' INT '.'? EOF # enrolling
    | 'Enrolling' 'Device' 'with' operation=any '.'? EOF                        # enrolling
    | 'Queuing' 'Enrollment' 'timer' 'to' 'fire' 'at' dots time=rest? EOF       # enrolling
    | 'MDM' 'Enrollment' 'succeeded' '.'? EOF                                   # enrolled
    | 'Machine' 'is' 'already' 'enrolled' 'with' 'MDM' '.'? EOF                 # enrolled
    | 'Device' 'is' 'already' 'enrolled' 'with' 'MDM' '.'? EOF                  # enrolled
    | 'Device' 'provisioned' '.'? EOF                                           # enrolled
    | 'Failed' 'to' 'enroll' 'with' operation=any 'with' 'error' 'code' errorCode=code
      '.'? EOF                                                                  # enrollFailed
    | 'State' 'ID' 'and' 'report' 'detail' 'hash' 'are' 'not' 'changed' any* EOF # unchanged
    | 'Failed' 'to' 'GetDeviceManagementConfigInfo' any* EOF                    # configInfo
    ;

code : '-'? ( INT | WORD ) ;
number : INT ;
bracketed : ( ~')' )+ ;
quoted : ( ~'\'' )+ ;
rest : any+ ;
dots : '.'* ;
any : . ;
