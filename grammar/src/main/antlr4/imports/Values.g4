// The tokens every message grammar shares. A message is cut into words, numbers, GUIDs and single
// marks; blanks only separate, so that one or two of them make no difference.
lexer grammar Values;
options { caseInsensitive = true; }

GUID : H4 H4 '-' H4 '-' H4 '-' H4 '-' H4 H4 H4 ;
INT : [0-9]+ ;
WORD : [a-z0-9_]+ ;
SPACE : [ \t\r\n]+ -> channel(HIDDEN) ;
OTHER : . ;

fragment H4 : H H H H ;
fragment H : [0-9a-f] ;
