// CoManagementHandler.log, the client's way into Intune.
// Reference messages-client.md, section 9, and field-messages.md, section 1.9.
grammar CoManagementHandler;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Processing' 'GET' 'for' 'assignment' '(' detail=bracketed ')' '.'?           # comanagementPolicy
    | 'Getting' '/' 'Merging' 'value' 'for' 'setting' '\'' detail=quoted '\'' '.'?  # comanagementPolicy_setting
    | 'Merged' 'value' 'for' 'setting'? '\'' key=quoted '\'' 'is'
      '\'' content=quoted? '\'' '.'?                                                # comanagementSetting
    | 'New' 'Merged' 'workloadflags' 'value' any*? 'is' '\'' state=INT '\'' '.'?    # comanagementWorkloads
    | 'Merging' 'workload' 'flags' detail=rest                                      # comanagementWorkloads
    | 'Workloads' 'are' 'explicitly' 'set' 'by' detail=rest                         # comanagementWorkloads
    | 'Device' 'is' 'not' 'MDM' 'enrolled' any*                                     # comanagementNotenrolled
    | 'Co' '-' 'management' 'is' 'disabled' 'but' 'expected' 'to' 'be' 'enabled' '.'?
                                                                                    # comanagementMismatch
    | 'MDM' 'Enrollment' 'Url' 'has' 'not' 'yet' 'been' 'configured' '.'?           # comanagementNotprovisioned
    | 'Device' 'is' 'not' 'provisioned' '.'?                                        # comanagementNotprovisioned
    | 'Successfully' 'queued' 'MDM' 'auto' 'Enrollment' any*                        # comanagementEnrolling
    | 'Enrolling' 'Device' 'to' 'MDM' dots 'Try' '#' attempt=number 'out' 'of' INT '.'?
                                                                                    # comanagementEnrolling
    | 'Enrolling' 'Device' 'with' operation=any '.'?                                # comanagementEnrolling
    | 'Queuing' 'Enrollment' 'timer' 'to' 'fire' 'at' dots localTime=rest?          # comanagementEnrolling
    | 'MDM' 'Enrollment' 'succeeded' '.'?                                           # comanagementEnrolled
    | 'Machine' 'is' 'already' 'enrolled' 'with' 'MDM' '.'?                         # comanagementEnrolled
    | 'Device' 'is' 'already' 'enrolled' 'with' 'MDM' '.'?                          # comanagementEnrolled
    | 'Device' 'provisioned' '.'?                                                   # comanagementEnrolled
    | 'Failed' 'to' 'enroll' 'with' operation=any 'with' 'error' 'code' errorCode=code
      '.'?                                                                          # comanagementFailed
    | 'State' 'ID' 'and' 'report' 'detail' 'hash' 'are' 'not' 'changed' any*        # comanagementUnchanged
    | 'Failed' 'to' 'GetDeviceManagementConfigInfo' any*                            # comanagementConfiginfo
    ;

code : '-'? ( INT | WORD ) ;

number : INT ;

bracketed : ( ~')' )+ ;

quoted : ( ~'\'' )+ ;
