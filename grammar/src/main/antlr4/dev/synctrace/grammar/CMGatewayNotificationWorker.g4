// CMGatewayNotificationWorker.log: actions of the admin center on their way into the site.
// Reference messages-server.md, section 3, N1 to N5 and N8, and field-messages.md, N20;
// the rest is in ServiceConnector.g4.
grammar CMGatewayNotificationWorker;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Received' 'new' 'notification' dots
      ( 'Validating' 'basic' 'notification' 'details' dots )?                       # actionReceived
    | 'Validating' any 'action' 'message' 'content' dots                            # actionValidate
    | 'Authorized' who                                                              # actionAuthorized
    | 'Unauthorized' who                                                            # actionUnauthorized
    | 'Forwarded' 'BGB' 'remote' 'task' dots 'TemplateID' ':' templateId=value?
      'TaskGuid' ':' taskGuid=value? 'TaskParam' ':' taskParam=value?
      'TargetDeviceIDs' ':' targetDeviceIds=rest?                                   # actionForwarded
    | 'Error' ( 'occured' | 'occurred' ) 'when' ( 'process' | 'processing' ) 'notification'
      ( 'with' 'notification' 'Id' detail=value )? dots
      ( 'Ignore' 'the' 'notification' dots )?                                       # actionFailed
    | 'Web' 'exception' 'when' 'getting' 'new' 'notification' dots                  # gatewayPollFailed
    ;

who
    : 'to' 'perform' 'client' 'action' dots 'TemplateID' ':' templateId=value?
      'TenantId' ':' tenantId=value? 'AADUserID' ':' userId=rest?
    ;
