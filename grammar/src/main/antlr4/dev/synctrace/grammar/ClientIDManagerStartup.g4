// ClientIDManagerStartup.log, the client's registration with its site.
// Reference messages-client.md, section 3, and field-messages.md, section 1.2.
grammar ClientIDManagerStartup;
options { caseInsensitive = true; }
import Values;

message
    : regTask 'Client' 'is' 'not' 'registered' '.' 'Sending' 'registration' 'request' 'for'
      clientId dots EOF                                                         # sent
    | regTask 'Starting' 'registration' ',' 'attempt' attempt=INT '.'? EOF      # start
    | 'Registering' 'Client' 'using' aad 'auth' '.'? EOF                        # aadAuth
    | regTask 'Client' 'is' 'registered' '.' 'Server' 'assigned' 'ClientID' 'is' clientId '.'
      'Approval' 'status' approvalStatus=INT '.'? EOF                           # registered
    | regTask 'Client' 'is' 'already' 'registered' any* EOF                     # already
    | regTask 'Client' 'is' 'registered' '.' 'Exiting' dots EOF                 # already
    | regTask 'Executing' 'registration' 'task' any* EOF                        # run
    | regTask 'Client' 'registration' 'is' 'pending' '.'
      ( 'Server' 'assigned' 'ClientID' 'is' clientId dots )? EOF                # pending
    | regTask 'Server' 'rejected' 'registration' ( 'request' ':'? )? returnCode=INT '.'? EOF # rejected
    | 'RegTask' ':' 'Failed' 'to' detail=sentence '.' 'Error' ':' errorCode=code '.'? EOF # failed
    | 'Failed' 'to' 'register' 'using' aad 'auth' ( 'with' 'Error' errorCode=code )? '.'?
      'Falling' 'back' any* EOF                                                 # fallback
    | regTask 'Sleeping' 'for' seconds=INT 'seconds' dots EOF                   # sleep
    | 'AADJoinStatusTask' ':' 'Client' any+ EOF                                 # joinWatch
    | 'RegEndPoint' ':' 'Event' 'notification' ':' 'CCM_RemoteClient_Reassigned' EOF # reassigned
    | 'RegEndPoint' ':' 'Received' 'notification' 'for' 'site' 'assignment' 'change'
      'from' '\'' before=quoted '\'' 'to' '\'' siteCode=quoted '\'' '.'? EOF    # siteChange
    | 'Failed' 'to' 'find' 'the' 'certificate' 'in' 'the' 'store'
      ( ',' 'retry' attempt=INT )? '.'? EOF                                     # certificateMissing
    | 'Computed' 'HardwareID' '=' any* EOF                                      # hardwareId
    | ( 'Read' | 'Evaluated' ) 'SMBIOS' '(' 'encoded' ')' ':' any* EOF          # hardwareCompare
    | ( 'SMBIOS' | 'SID' | 'HWID' ) ( 'unchanged' | 'changed' ) '.'? EOF        # hardwareCompare
    | '[' '-'+ 'STARTUP' '-'+ ']' EOF                                           # startup
    | 'Machine' ':' host=rest EOF                                               # startup
    | 'OS' 'Version' ':' any+ EOF                                               # startup
    | 'SCCM' 'Client' 'Version' ':' any+ EOF                                    # startup
    ;

regTask : '[' 'RegTask' ']' '-'? ;

// Nothing follows the prefix while the server has assigned no id.
clientId : 'GUID' ':' id=sentence? | id=sentence ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;
code : '-'? ( INT | WORD ) ;
sentence : ( ~'.' )+ ;
quoted : ( ~'\'' )+ ;
rest : any+ ;
dots : '.'* ;
any : . ;
