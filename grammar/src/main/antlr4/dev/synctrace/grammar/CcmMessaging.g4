// CcmMessaging.log, the client's messages to its management point.
// Reference messages-client.md, section 7.
grammar CcmMessaging;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Sending' 'remote' ( 'sync' | 'async' )? 'message' quotedId
      'to' 'host' '\'' url=address '\'' 'endpoint' '\'' endpoint=quoted '\'' '.'?
      ( 'Flags' any ',' 'sender' 'account' sid=rest? )?                             # messagingSend
    | 'message' quotedId 'got' 'reply' 'message' quotedReplyId
      'to' 'endpoint' '\'' endpoint=quoted '\'' '.'?                                # messagingReply
    | 'No' 'reply' 'message' 'from' 'Server' any*                                   # messagingNoreply
    | 'Post' 'to' url=untilFailed 'failed' 'with' errorCode=code '.'?               # messagingPostFailed
    | 'Supplied' 'sender' 'token' 'is' 'null' any*                                  # messagingSender
    ;

quotedId : '\'' '{' messageId=braced '}' '\'' ;

// The reply has an ID of its own.
quotedReplyId : '\'' '{' mentions=braced '}' '\'' ;

braced : ( ~'}' )+ ;

address : hostName=host ( '/' quoted )? ;

host : ( ~( '/' | '\'' ) )+ ;

untilFailed : ( ~'failed' )+ ;

code : '-'? ( INT | WORD ) ;

quoted : ( ~'\'' )+ ;
