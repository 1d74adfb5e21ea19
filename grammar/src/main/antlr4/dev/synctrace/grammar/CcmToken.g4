// The client's own token, as ClientIDManagerStartup.log, CcmMessaging.log and others write of it.
// Reference messages-client.md, sections 3 and 7, and the token part of ccmsetup.log.
grammar CcmToken;
options { caseInsensitive = true; }
import Values;

message
    : 'Getting' 'CCM' 'Token' 'from' 'STS' 'server' '\'' host=quoted '\'' '.'? EOF # requested
    | 'Getting' 'CCM' 'Token' 'from' url=rest EOF                               # requested
    | 'RetrieveTokenFromStsServerImpl' 'failed' 'with' 'error' errorCode=code '.'? EOF # failed
    | 'failed' 'to' 'get' 'CCM' 'access' 'Token' why=untilError 'error' errorCode=code '.'? EOF # failed
    | 'Cached' 'encrypted' 'Token' 'for' '\'' sid=quoted '\'' '.'
      'Will' 'expire' 'at' '\'' time=quoted '\'' '.'? EOF                       # cached
    | 'CCM' 'Token' 'for' '\'' sid=quoted '\'' '(' time=bracketed ')'
      'is' 'already' 'expired' any* EOF                                         # stale
    ;

untilError : ( ~'error' )+ ;
code : '-'? ( INT | WORD ) ;
bracketed : ( ~')' )+ ;
quoted : ( ~'\'' )+ ;
rest : any+ ;
any : . ;
