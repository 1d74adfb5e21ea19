// CcmNotificationAgent.log, the client's end of the notification channel.
// Reference messages-client.md, section 1.
grammar CcmNotificationAgent;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Receive' 'task' 'from' 'server' 'with' 'pushid' '=' pushId=INT ',' 'taskid' '=' taskId=INT
      ','
      'taskguid' '=' taskGuid=item ',' 'tasktype' '=' taskType=INT 'and' 'taskParam' '='
      taskParam=rest?                                                               # taskReceived
    | 'Send' 'task' 'response' 'message' '<' 'BgbResponseMessage' 'TimeStamp' '=' '"' utcTime=quoted
      '"' '>'
      '<' 'pushid' '>' pushId=INT '<' '/' 'pushid' '>'
      '<' 'taskid' '>' taskId=INT '<' '/' 'taskid' '>'
      '<' 'ReturnCode' '>' returnCode=element '<' '/' 'ReturnCode' '>'
      '<' '/' 'BgbResponseMessage' '>' successfully '.'?                            # taskAnswered
    | 'Updating' 'MDM_ConfigSetting' '.' 'ClientHealthLastSyncTime' 'with' 'value' utcTime=rest
                                                                                    # comanagementSynctime
    | 'BgbController' 'main' 'thread' 'is' 'started'
      ( any*? 'tcp' 'port' '=' port=INT )? any*                                     # agentStart
    | 'Access' 'point' 'is' hostName=host '.'? ( '(' any* )?                        # agentAccesspoint
    | 'CRL' 'Checking' 'is' state=any '.'?                                          # agentCrl
    | 'Both' 'tcp' 'and' 'http' 'are' 'enabled' any*                                # agentTransport
    | 'Connecting' 'to' 'server' 'with' 'IP' ':' ipAddress=address 'port' ':' port=INT '.'?
                                                                                    # agentConnect
    | 'Handshake' 'was' 'successful' any*                                           # agentTls
    | 'Pass' 'verification' 'on' 'server' 'certificate' any*                        # agentTls
    | 'Receive' 'signin' 'confirmation' 'message' any*                              # agentSignedin
    | 'Successfully' 'sent' 'keep' '-'? 'alive' 'message' any*                      # agentKeepalive
    | 'Failed' 'to' 'signin' 'bgb' 'client' any*? 'error' '='? errorCode=code '.'?  # agentSigninFailed
    | 'Fallback' 'to' 'http' 'connection' any*                                      # agentFallbackHttp
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
