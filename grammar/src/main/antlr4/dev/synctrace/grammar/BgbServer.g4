// BgbServer.log, the notification server on the management point.
// Reference messages-server.md, section 5.
grammar BgbServer;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Retrieving' 'push' 'tasks' 'from' 'database' dots                            # pushPoll
    | 'Get' 'one' 'push' 'message' 'from' 'database' dots                           # pushGot
    | 'Found' 'simulation' 'message' dots any*                                      # pushSimulation
    | 'Starting' 'to' 'send' 'push' 'task' '(' 'PushID' ':' pushId=INT 'TaskID' ':' taskId=INT
      'TaskGUID' ':' taskGuid=value 'TaskType' ':' taskType=INT 'TaskParam' ':' taskParam=parameter?
      ')'? 'to' clientCount=INT 'clients' throttling?                               # pushStart
    | 'Finished' 'sending' 'push' 'task' '(' 'PushID' ':' pushId=INT 'TaskID' ':' taskId=INT ')'
      'to' clientCount=INT 'clients'                                                # pushDone
    | 'Generated' 'BGB' 'task' 'status' 'report' file=value 'at' localTime=value '.'?
      '(' 'PushID' ':' pushId=INT 'ReportedClients' ':' reportedClients=INT
      'FailedClients' ':' failedClients=INT ')'                                     # pushReport
    | 'Receiving' 'message' 'from' 'queue' 'timeout' dots                           # pushPollIdle
    | 'Generated' 'BGB' 'online' 'status' mode_=WORD? 'report' file=value
      ( '(' 'version' ':' INT ')' )? 'at' localTime=value '.'?                      # onlineStatus
    | 'Total' 'online' 'clients' ':' onlineClients=INT
      ( '(' 'TCP' ':' tcpClients=INT 'HTTP' ':' httpClients=INT ')' )?              # onlineStatus
    | 'online' '/' 'Offline' 'normal' 'clients' any+                                # onlineStatus
    | 'Retrieving' 'online' 'resync' 'flag' any+                                    # onlineStatus
    | 'Need' 'resync' any*                                                          # onlineStatus
    | 'Listening' 'connections' 'on' 'port' port=INT any*                           # listenerUp
    | 'MP' 'SSL' 'is' state=WORD ( ',' detail=rest )?                               # mpSettings
    | 'Time' 'for' 'refresh' 'MP' 'setting' 'is' 'due' any*                         # mpRefresh
    | 'Wait' seconds=INT 'seconds' 'for' 'notifications' any*                       # mpRefresh
    | 'WARNING' ':' 'notification' 'Server' ( '(' file=value ')' )? 'with' 'TCP' 'port' port=INT
      'is' 'not' 'allowed' 'by' 'Windows' 'Firewall' any*                           # healthFirewall
    | 'SMS_EXECUTIVE' 'started' componentName=WORD 'as' 'thread' 'ID' any*          # componentStart
    | 'inbox' 'source' 'is' 'local' 'on' hostName=rest                              # componentStart
    | 'the' 'path' 'to' 'the' '"' 'status' 'Manager' '"' 'inbox' 'is'
      '"' file=value '"' '.'?                                                       # componentStart
    | start any*                                                                    # componentStart
    | 'StateTable' ':' ':' 'CState' ':' ':' 'Handle' '-'
      '(' statusMessageId=INT ':' INT stamp=value ')' any*                          # stateMessage
    | 'CStateMsgReporter' ':' ':' 'DeliverMessages' '-' 'Queued' 'message' ':' any*?
      ( 'SID' '=' statusMessageId=INT any* )?                                       # stateMessage
    | 'CStateMsgReporter' ':' ':' 'DeliverMessages' '-'
      'Created' 'state' 'message' 'file' ':' file=rest                              # stateMessage
    | 'successfully' ( 'send' | 'sent' ) 'state' 'change' 'notification' any*       # stateMessage
    ;

start
    : '=' '=' '=' '='
    | 'Beginning' 'main' 'thread'
    | 'Register' 'a' 'DB' 'connection'
    | 'Initializing' 'the' 'status' 'message' 'reporting' 'system'
    | 'SMS_STATUS_MANAGER' 'is' 'not' 'running' 'as' 'part' 'of' 'this' 'process'
    | 'Registered' 'this' 'process' 'as' 'a' 'source' 'of'
    | 'status' 'message' 'reporting' 'system' 'initialized' 'successfully'
    | 'Set' 'message' 'queue' 'control' 'to'
    | 'Starting' 'SMS' 'notification' 'Server'
    | 'Server' 'GC' 'is'
    | 'Trigger' 'to' 'start' 'TCP' 'listener'
    ;

throttling
    : 'with' 'throttling'
      '(' 'strategy' ':' throttleStrategy=INT 'param' ':' throttleParam=INT ')'
    ;

parameter : ( ~')' )+? ;
