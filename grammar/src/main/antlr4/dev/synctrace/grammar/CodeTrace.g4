// The trace of a failed call, as all client code writes it.
// Reference messages-client.md, section 4.
grammar CodeTrace;
options { caseInsensitive = true; }
import Values;

message
    : expression ',' 'HRESULT' '=' errorCode=code '(' file ',' INT ')' EOF      # codeTrace
    ;

// The arguments of a call are full of commas.
expression : ( ~',' | ',' ~'HRESULT' )+ ;
file : ( ~',' )+ ;
code : INT | WORD ;
