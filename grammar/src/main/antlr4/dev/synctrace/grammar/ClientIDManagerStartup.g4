// ClientIDManagerStartup.log, the client's registration with its site.
// Reference messages-client.md, section 3, and field-messages.md, section 1.2.
grammar ClientIDManagerStartup;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : regTask 'Client' 'is' 'not' 'registered' '.' 'Sending' 'registration' 'request' 'for'
      clientId dots                                                                 # registrationSent
    | regTask 'Starting' 'registration' ',' 'attempt' attempt=INT '.'?              # registrationStart
    | 'Registering' 'Client' 'using' aad 'auth' '.'?                                # registrationAadauth
    | regTask 'Client' 'is' 'registered' '.' 'Server' 'assigned' 'ClientID' 'is' clientId '.'
      'Approval' 'status' approvalStatus=INT '.'?                                   # registrationRegistered
    | regTask 'Client' 'is' 'already' 'registered' any*                             # registrationAlready
    | regTask 'Client' 'is' 'registered' '.' 'Exiting' dots                         # registrationAlready
    | regTask 'Executing' 'registration' 'task' any*                                # registrationRun
    | regTask 'Client' 'registration' 'is' 'pending' '.'
      ( 'Server' 'assigned' 'ClientID' 'is' clientId dots )?                        # registrationPending
    | regTask 'Server' 'rejected' 'registration' ( 'request' ':'? )? returnCode=INT '.'?
                                                                                    # registrationRejected
    | 'RegTask' ':' 'Failed' 'to' detail=sentence '.' 'Error' ':' errorCode=code '.'?
                                                                                    # registrationFailed
    | 'Failed' 'to' 'register' 'using' aad 'auth' ( 'with' 'Error' errorCode=code )? '.'?
      'Falling' 'back' any*                                                         # registrationFallback
    | regTask 'Sleeping' 'for' seconds=INT 'seconds' dots                           # registrationSleep
    | 'AADJoinStatusTask' ':' 'Client' any+                                         # registrationJoinwatch
    | 'RegEndPoint' ':' 'Event' 'notification' ':' 'CCM_RemoteClient_Reassigned'    # registrationReassigned
    | 'RegEndPoint' ':' 'Received' 'notification' 'for' 'site' 'assignment' 'change'
      'from' '\'' detail=quoted '\'' 'to' '\'' siteCode=quoted '\'' '.'?            # registrationSitechange
    | 'Failed' 'to' 'find' 'the' 'certificate' 'in' 'the' 'store'
      ( ',' 'retry' attempt=INT )? '.'?                                             # certificateMissing
    | 'Computed' 'HardwareID' '=' any*                                              # hardwareId
    | ( 'Read' | 'Evaluated' ) 'SMBIOS' '(' 'encoded' ')' ':' any*                  # hardwareCompare
    | ( 'SMBIOS' | 'SID' | 'HWID' ) ( 'unchanged' | 'changed' ) '.'?                # hardwareCompare
    | '[' '-'+ 'STARTUP' '-'+ ']'                                                   # clientStartup
    | 'Machine' ':' hostName=rest                                                   # clientStartup
    | 'OS' 'Version' ':' any+                                                       # clientStartup
    | 'SCCM' 'Client' 'Version' ':' any+                                            # clientStartup
    ;

regTask : '[' 'RegTask' ']' '-'? ;

// Nothing follows the prefix while the server has assigned no id.
clientId : 'GUID' ':' smsId=sentence? | smsId=sentence ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;

code : '-'? ( INT | WORD ) ;

sentence : ( ~'.' )+ ;

quoted : ( ~'\'' )+ ;
