// ClientLocation.log, which management point the client turns to.
// Reference messages-client.md, section 8.
grammar ClientLocation;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Rotating' ( ~'management' )* 'management' 'point' ',' 'new' 'management' 'point'
      '[' INT ']' 'is' ':' url=untilBracket '(' INT ')' 'with' 'capabilities' ':' any*
                                                                                    # locationMpRotated
    ;

untilBracket : ( ~'(' )+ ;
