// CcmAad.log, called ADALOperationProvider.log before version 2107: Entra tokens for the client.
// Reference messages-client.md, section 4.
grammar CcmAad;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Getting' aad '(' objectType=member ')' 'token'
      ( 'with' ':' 'ClientId' '=' appId=item ',' 'ResourceUrl' '=' url=item ','
      'AccountId' '=' ( userId=GUID | detail=rest ) )?                              # aadtokenRequested
    | 'Getting' aad 'token' 'for' 'logged' 'on' 'user' '.' 'Authority' ':' authority
      'ClientId' ':' appId=claim 'ResourceId' ':' url=claim 'UserSID' ':' sid=claim # aadtokenRequested_user
    | 'Attempting' 'to' 'obtain' aad 'token' '.' 'WebAccountProviderId' '=' '\'' quoted '\'' ','
      'Authority' '=' '\'' authority '\'' ',' 'ClientId' '=' '\'' appId=quoted '\'' ','
      'ResourceId' '=' '\'' url=quoted '\'' any*                                    # aadtokenRequested_attempt
    | 'Retrieved' aad 'token' 'for' aad objectType=member '\'' memberId=quoted '\'' '.'?
                                                                                    # aadtokenRetrieved
    | 'Successfully' 'obtained' aad 'token' any*                                    # aadtokenRetrieved
    | 'WAM' 'token' 'request' 'failed' '.' 'Status' state=INT ',' 'Details' '\'' detail=quoted? '\''
      '.'?                                                                          # aadtokenFailed
    | 'failed' 'to' 'get' aad 'token' dots reason?                                  # aadtokenFailed_reason
    | 'failed' 'to' 'get' aad 'token' 'for' '\'' sid=quoted '\'' 'from' 'WAM' 'API' '.'
      'Error' ':'? errorCode=code '.'?                                              # aadtokenFailed
    | tokenReason                                                                   # aadtokenFailed_reason
    | 'Falling' 'back' 'to' 'get' 'user' '\'' sid=quoted '\'' 'token' any*          # aadtokenFallback
    | 'IWebAuthenticationCoreManagerStatics4' 'not' 'available' any*                # aadtokenFallback
    ;

member : 'device' | 'user' ;

// The older releases name the tenant only in the address of its authority.
authority
    : ( ~( '/' | '\'' ) )+ '/' '/' ( ~( '/' | '\'' ) )+ '/' tenantId=segment
    | ( ~( '\'' | 'ClientId' ) )+
    ;

segment : ( ~( '/' | '\'' | 'ClientId' ) )+ ;

reason : detail=untilBracket error ;

// On a line of its own only these two are known to speak of a token.
tokenReason
    : 'Unknown' 'Error' '(' 'Error' ':' errorCode=KEY_ERROR ';' 'Source' ':' ( ~')' )+ ')' '.'?
    | 'An' 'attempt' 'was' 'made' 'to' 'reference' 'a' 'token' untilBracket error
    ;

error : '(' 'Error' ':' errorCode=code ';' 'Source' ':' ( ~')' )+ ')' '.'? ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;

code : '-'? ( INT | WORD | KEY_ERROR ) ;

claim : ( ~( 'ClientId' | 'ResourceId' | 'UserSID' ) )+ ;

untilBracket : ( ~'(' )+ ;

item : ( ~',' )+ ;

quoted : ( ~'\'' )+ ;

// Codes of the key storage and TPM family, with or without 0x.
KEY_ERROR : '0x'? [8d] '009' [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] ;
