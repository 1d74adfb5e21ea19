// CcmMessaging.log, the client's messages to its management point.
// Reference messages-client.md, section 7.
grammar CcmMessaging;
options { caseInsensitive = true; }
import Values;

message
    : 'Sending' 'remote' ( 'sync' | 'async' )? 'message' messageId=quotedId
      'to' 'host' '\'' address '\'' 'endpoint' '\'' endpoint=quoted '\'' '.'?
      ( 'Flags' any ',' 'sender' 'account' sid=rest? )? EOF                     # send
    | 'message' messageId=quotedId 'got' 'reply' 'message' reply=quotedId
      'to' 'endpoint' '\'' endpoint=quoted '\'' '.'? EOF                        # reply
    | 'No' 'reply' 'message' 'from' 'Server' any* EOF                           # noReply
    | 'Post' 'to' url=untilFailed 'failed' 'with' errorCode=code '.'? EOF       # postFailed
    | 'Supplied' 'sender' 'token' 'is' 'null' any* EOF                          # sender
    ;

quotedId : '\'' '{' id=braced '}' '\'' ;
braced : ( ~'}' )+ ;

address : host ( '/' quoted )? ;
host : ( ~( '/' | '\'' ) )+ ;

untilFailed : ( ~'failed' )+ ;
code : '-'? ( INT | WORD ) ;
quoted : ( ~'\'' )+ ;
rest : any+ ;
any : . ;
