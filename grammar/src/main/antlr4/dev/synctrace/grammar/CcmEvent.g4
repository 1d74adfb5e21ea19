// Events that client components raise, with the event's instance in the message.
// Reference messages-client.md, sections 3, 7 and 8.
grammar CcmEvent;
options { caseInsensitive = true; }
import Values;

message
    : 'Raising' 'pending'? 'event' ':' instance? EOF                            # raised
    | 'Status' 'Agent' 'hasn' '\'' 't' 'been' 'initialized' 'yet' any* EOF      # notReady
    | 'Successfully' 'queued' 'event' 'on' ( ~'failure' )+ 'failure' 'for' 'server'
      '\'' host=quoted '\'' '.'? EOF                                            # queued
    | 'Failed' 'to' 'raise' 'pending' 'event' any* EOF                          # notRaised
    ;

// A copy may break off inside the instance: what is whole counts.
instance : 'instance' 'of' eventClass=any ( '{' property* ( '}' any* | brokenOff )? )? ;
property : key '=' content ';' ;
brokenOff : key ( '=' content? )? ;
key : ~'}' ;
content : ( ~';' )+ ;
quoted : ( ~'\'' )+ ;
any : . ;

// A text in quotes may hold a semicolon.
QUOTED : '"' ( ~["\\] | '\\' . )* '"' ;
