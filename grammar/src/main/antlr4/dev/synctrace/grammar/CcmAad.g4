// CcmAad.log, called ADALOperationProvider.log before version 2107: Entra tokens for the client.
// Reference messages-client.md, section 4.
grammar CcmAad;
options { caseInsensitive = true; }
import Values;

message
    : 'Getting' aad '(' objectType=member ')' 'token'
      ( 'with' ':' 'ClientId' '=' appId=item ',' 'ResourceUrl' '=' url=item ','
        'AccountId' '=' ( userId=GUID | account=rest ) )? EOF                   # requested
    | 'Getting' aad 'token' 'for' 'logged' 'on' 'user' '.' 'Authority' ':' authority
      'ClientId' ':' appId=claim 'ResourceId' ':' url=claim 'UserSID' ':' sid=claim EOF # requestedOld
    | 'Attempting' 'to' 'obtain' aad 'token' '.' 'WebAccountProviderId' '=' '\'' provider=quoted '\'' ','
      'Authority' '=' '\'' authority '\'' ',' 'ClientId' '=' '\'' appId=quoted '\'' ','
      'ResourceId' '=' '\'' url=quoted '\'' any* EOF                            # attempting
    | 'Retrieved' aad 'token' 'for' aad objectType=member '\'' id=quoted '\'' '.'? EOF # retrieved
    | 'Successfully' 'obtained' aad 'token' any* EOF                            # retrievedOld
    | 'WAM' 'token' 'request' 'failed' '.' 'Status' state=INT ',' 'Details' '\'' detail=quoted? '\''
      '.'? EOF                                                                  # failedWam
    | 'failed' 'to' 'get' aad 'token' dots reason? EOF                          # failed
    | 'failed' 'to' 'get' aad 'token' 'for' '\'' sid=quoted '\'' 'from' 'WAM' 'API' '.'
      'Error' ':'? errorCode=code '.'? EOF                                      # failedApi
    | tokenReason EOF                                                           # failedReason
    | 'Falling' 'back' 'to' 'get' 'user' '\'' sid=quoted '\'' 'token' any* EOF  # fallback
    | 'IWebAuthenticationCoreManagerStatics4' 'not' 'available' any* EOF        # fallback
    ;

member : 'device' | 'user' ;

// The older releases name the tenant only in the address of its authority.
authority
    : ( ~( '/' | '\'' ) )+ '/' '/' ( ~( '/' | '\'' ) )+ '/' tenantId=segment
    | ( ~( '\'' | 'ClientId' ) )+
    ;
segment : ( ~( '/' | '\'' | 'ClientId' ) )+ ;

reason : description=untilBracket error ;

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
rest : any+ ;
dots : '.'* ;
any : . ;

// Codes of the key storage and TPM family, with or without 0x.
KEY_ERROR : '0x'? [8d] '009' [0-9a-f] [0-9a-f] [0-9a-f] [0-9a-f] ;
