// The trace of a failed call, as all client code writes it.
// Reference messages-client.md, section 4.
grammar CodeTrace;
options { caseInsensitive = true; }
import Values, Phrases;

singleAnchored
    : anchored EOF
    ;

anchored
    : detail=expression ',' 'HRESULT' '=' errorCode=code '(' file=path ',' INT ')'  # codeTrace
    ;

// The arguments of a call are full of commas.
expression : ( ~',' | ',' ~'HRESULT' )+ ;

path : ( ~',' )+ ;

code : INT | WORD ;
