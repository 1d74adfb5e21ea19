// The client's own token, as ClientIDManagerStartup.log, CcmMessaging.log and others write of it.
// Reference messages-client.md, sections 3 and 7, and the token part of ccmsetup.log.
grammar CcmToken;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Getting' 'CCM' 'Token' 'from' 'STS' 'server' '\'' hostName=quoted '\'' '.'?  # ccmtokenRequested
    | 'Getting' 'CCM' 'Token' 'from' url=rest                                       # ccmtokenRequested
    | 'RetrieveTokenFromStsServerImpl' 'failed' 'with' 'error' errorCode=code '.'?  # ccmtokenFailed
    | 'failed' 'to' 'get' 'CCM' 'access' 'Token' detail=untilError 'error' errorCode=code '.'?
                                                                                    # ccmtokenFailed
    | 'Cached' 'encrypted' 'Token' 'for' '\'' sid=quoted '\'' '.'
      'Will' 'expire' 'at' '\'' localTime=quoted '\'' '.'?                          # ccmtokenCached
    | 'CCM' 'Token' 'for' '\'' sid=quoted '\'' '(' localTime=bracketed ')'
      'is' 'already' 'expired' any*                                                 # ccmtokenStale
    ;

untilError : ( ~'error' )+ ;

code : '-'? ( INT | WORD ) ;

bracketed : ( ~')' )+ ;

quoted : ( ~'\'' )+ ;
