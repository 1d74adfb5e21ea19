// CcmNotificationAgent.log, the client's end of the notification channel.
// Reference messages-client.md, section 1.
grammar CcmNotificationAgent;
options { caseInsensitive = true; }
import Values;

message
    : 'Receive' 'task' 'from' 'server' 'with' 'pushid' '=' pushId=INT ',' 'taskid' '=' taskId=INT ','
      'taskguid' '=' taskGuid=item ',' 'tasktype' '=' taskType=INT 'and' 'taskParam' '='
      taskParam=rest? EOF                                                       # taskReceived
    | 'Send' 'task' 'response' 'message' '<' 'BgbResponseMessage' 'TimeStamp' '=' '"' utcTime=quoted '"' '>'
      '<' 'pushid' '>' pushId=INT '<' '/' 'pushid' '>'
      '<' 'taskid' '>' taskId=INT '<' '/' 'taskid' '>'
      '<' 'ReturnCode' '>' returnCode=element '<' '/' 'ReturnCode' '>'
      '<' '/' 'BgbResponseMessage' '>' successfully '.'? EOF                    # taskAnswered
    | 'Updating' 'MDM_ConfigSetting' '.' 'ClientHealthLastSyncTime' 'with' 'value' utcTime=rest
      EOF                                                                       # syncTime
    | 'BgbController' 'main' 'thread' 'is' 'started'
      ( any*? 'tcp' 'port' '=' port=INT )? any* EOF                             # agentStart
    | 'Access' 'point' 'is' host '.'? ( '(' any* )? EOF                         # accessPoint
    | 'CRL' 'Checking' 'is' state=any '.'? EOF                                  # crl
    | 'Both' 'tcp' 'and' 'http' 'are' 'enabled' any* EOF                        # transport
    | 'Connecting' 'to' 'server' 'with' 'IP' ':' ip=address 'port' ':' port=INT '.'? EOF # connect
    | 'Handshake' 'was' 'successful' any* EOF                                   # tls
    | 'Pass' 'verification' 'on' 'server' 'certificate' any* EOF                # tls
    | 'Receive' 'signin' 'confirmation' 'message' any* EOF                      # signedIn
    | 'Successfully' 'sent' 'keep' '-'? 'alive' 'message' any* EOF              # keepAlive
    | 'Failed' 'to' 'signin' 'bgb' 'client' any*? 'error' '='? errorCode=code '.'? EOF # signInFailed
    | 'Fallback' 'to' 'http' 'connection' any* EOF                              # fallbackHttp
    ;

// The product itself misspells it in some releases.
successfully : 'Successfully' | 'successfuly' ;

host : label ( '.' label )* ;
label : ( ~( '.' | '(' ) )+ ;
address : ( ~'port' )+ ;
code : '-'? ( INT | WORD ) ;
item : ( ~',' )+ ;
quoted : ( ~'"' )+ ;
element : ( ~'<' )+ ;
rest : any+ ;
any : . ;
