// ddm.log, the data discovery manager of the site server.
// Reference field-messages.md, section 1.10.
grammar Ddm;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'DDR' 'timestamp' 'of' '"' localTime=quoted '"' 'for' 'agent' '"' componentName=quoted '"'
      'is' 'older'
      'than' 'existing' 'record' '\'' 's' 'timestamp' 'of' '"' detail=quoted '"' '.'?
                                                                                    # ddrOutdated
    ;

quoted : ( ~'"' )+ ;
