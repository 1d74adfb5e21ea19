// BgbServer.log, the notification server on the management point.
// Reference messages-server.md, section 5.
grammar BgbServer;
options { caseInsensitive = true; }
import Values;

message
    : 'Retrieving' 'push' 'tasks' 'from' 'database' dots EOF                    # pushPoll
    | 'Get' 'one' 'push' 'message' 'from' 'database' dots EOF                   # pushGot
    | 'Found' 'simulation' 'message' dots any* EOF                              # pushSimulation
    | 'Starting' 'to' 'send' 'push' 'task' '(' 'PushID' ':' pushId=INT 'TaskID' ':' taskId=INT
      'TaskGUID' ':' taskGuid=value 'TaskType' ':' taskType=INT 'TaskParam' ':' taskParam=parameter?
      ')'? 'to' clientCount=INT 'clients' throttling? EOF                       # pushStart
    | 'Finished' 'sending' 'push' 'task' '(' 'PushID' ':' pushId=INT 'TaskID' ':' taskId=INT ')'
      'to' clientCount=INT 'clients' EOF                                        # pushDone
    | 'Generated' 'BGB' 'task' 'status' 'report' file=value 'at' localTime=value '.'?
      '(' 'PushID' ':' pushId=INT 'ReportedClients' ':' reported=INT
      'FailedClients' ':' failed=INT ')' EOF                                    # pushReport
    | 'Receiving' 'message' 'from' 'queue' 'timeout' dots EOF                   # pushPollIdle
    | 'Generated' 'BGB' 'online' 'status' reportMode=WORD? 'report' file=value
      ( '(' 'version' ':' INT ')' )? 'at' localTime=value '.'? EOF              # onlineReport
    | 'Total' 'online' 'clients' ':' total=INT
      ( '(' 'TCP' ':' tcp=INT 'HTTP' ':' http=INT ')' )? EOF                    # onlineClients
    | 'online' '/' 'Offline' 'normal' 'clients' any+ EOF                        # onlineChanges
    | 'Retrieving' 'online' 'resync' 'flag' any+ EOF                            # onlineResyncFlag
    | 'Need' 'resync' any* EOF                                                  # onlineResync
    | 'Listening' 'connections' 'on' 'port' port=INT any* EOF                   # listenerUp
    | 'MP' 'SSL' 'is' state=WORD ( ',' certificates=rest )? EOF                # mpSettings
    | 'Time' 'for' 'refresh' 'MP' 'setting' 'is' 'due' any* EOF                 # mpRefresh
    | 'Wait' seconds=INT 'seconds' 'for' 'notifications' any* EOF               # mpRefreshWait
    | 'WARNING' ':' 'notification' 'Server' ( '(' program=value ')' )? 'with' 'TCP' 'port' port=INT
      'is' 'not' 'allowed' 'by' 'Windows' 'Firewall' any* EOF                   # firewall
    | 'SMS_EXECUTIVE' 'started' component=WORD 'as' 'thread' 'ID' any* EOF      # threadStart
    | 'inbox' 'source' 'is' 'local' 'on' host=rest EOF                         # inboxSource
    | 'the' 'path' 'to' 'the' '"' 'status' 'Manager' '"' 'inbox' 'is'
      '"' folder=value '"' '.'? EOF                                             # inboxPath
    | start any* EOF                                                            # componentStart
    | 'StateTable' ':' ':' 'CState' ':' ':' 'Handle' '-'
      '(' statusMessageId=INT ':' INT utcTime=value ')' any* EOF                # stateHandled
    | 'CStateMsgReporter' ':' ':' 'DeliverMessages' '-' 'Queued' 'message' ':' any*?
      ( 'SID' '=' statusMessageId=INT any* )? EOF                               # stateQueued
    | 'CStateMsgReporter' ':' ':' 'DeliverMessages' '-'
      'Created' 'state' 'message' 'file' ':' file=rest EOF                     # stateFile
    | 'successfully' ( 'send' | 'sent' ) 'state' 'change' 'notification' any* EOF # stateNotified
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

throttling : 'with' 'throttling' '(' 'strategy' ':' strategy=INT 'param' ':' param=INT ')' ;

parameter : ( ~')' )+? ;
value : any+? ;
rest : any+ ;
dots : '.'* ;
any : . ;
