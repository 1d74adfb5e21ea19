// ddm.log, the data discovery manager of the site server.
// Reference field-messages.md, section 1.10.
grammar Ddm;
options { caseInsensitive = true; }
import Values;

message
    : 'DDR' 'timestamp' 'of' '"' time=quoted '"' 'for' 'agent' '"' agent=quoted '"' 'is' 'older'
      'than' 'existing' 'record' '\'' 's' 'timestamp' 'of' '"' existing=quoted '"' '.'? EOF # outdated
    ;

quoted : ( ~'"' )+ ;
