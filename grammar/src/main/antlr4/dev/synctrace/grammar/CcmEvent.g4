// Events that client components raise, with the event's instance in the message.
// Reference messages-client.md, sections 3, 7 and 8.
grammar CcmEvent;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Raising' 'pending'? 'event' ':' instance?                                    # messagingEvent
    | 'Status' 'Agent' 'hasn' '\'' 't' 'been' 'initialized' 'yet' any*              # messagingEvent
    | 'Successfully' 'queued' 'event' 'on' ( ~'failure' )+ 'failure' 'for' 'server'
      '\'' hostName=quoted '\'' '.'?                                                # messagingEvent_notSent
    | 'Failed' 'to' 'raise' 'pending' 'event' any*                                  # messagingEvent_notSent
    ;

// A copy may break off inside the instance: what is whole counts.
instance : 'instance' 'of' operation=any ( '{' property* ( '}' any* | brokenOff )? )? ;

property : key '=' content ';' ;

brokenOff : key ( '=' content? )? ;

key : ~'}' ;

content : ( ~';' )+ ;

quoted : ( ~'\'' )+ ;

// A text in quotes may hold a semicolon.
QUOTED : '"' ( ~["\\] | '\\' . )* '"' ;
