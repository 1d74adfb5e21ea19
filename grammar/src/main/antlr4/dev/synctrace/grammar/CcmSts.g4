// CCM_STS.log, the token service of the management point.
// Reference messages-client.md, section 2.
grammar CcmSts;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'ProcessRequest' '-' 'Start' '.'?                                             # tokenRequest
    | 'ProcessRequest' '-' 'Exception' ':' exception_=typeName ':' detail=untilHresult
      ( 'HRESULT' ':'? errorCode=WORD any* )?                                       # tokenCrash
    | 'Incoming' 'request' 'URL' ':' url=rest                                       # tokenUrl
    | 'Validated' aad 'token' '.' ( 'TokenType' ':' tokenType=claim )?
      'TenantId' ':' tenantId=claim? 'UserId' ':' userId=claim? 'DeviceId' ':' deviceId=claim?
      'OnPrem_UserSid' ':' sid=claim? 'OnPrem_DeviceSid' ':' deviceSid=claim?       # tokenValidated
    | 'TokenType' 'is' tokenType=any                                                # tokenType
    | 'Created' product 'token' ',' token                                           # tokenCreated
    | 'Issued' 'token' '.'?                                                         # tokenIssued
    | 'Return' 'token' 'to' 'client' ( ',' token | '.' )?                           # tokenReturned
    | 'Return' 'code' ':' httpStatus=REFUSAL ',' 'Description' ':' detail=item
      ( ',' refusal )?                                                              # tokenRefused
    ;

// What this line calls deviceId is the Configuration Manager client id.
token
    : 'token' 'type' ':' tokenType=item ',' 'hierarchyId' ':' hierarchyId=item? ','
      'UserId' ':' userId=item? ',' 'DeviceId' ':' ( 'GUID' ':' )? smsId=rest?
    ;

// Its local time is the end of the refused token.
refusal
    : exception_=typeName ':' ( errorCode=IDX_CODE ':' )?
      ( ( ~'ValidTo' )* 'ValidTo' ':' '\'' localTime=quoted '\'' )? any*
    | any+
    ;

typeName : any ( '.' any )+ ;

claim : ( ~( 'TenantId' | 'UserId' | 'DeviceId' | 'OnPrem_UserSid' | 'OnPrem_DeviceSid' ) )+ ;

untilHresult : ( ~'HRESULT' )+ ;

aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;

product : 'SCCM' | 'CCM' | 'ConfigMgr' ;

item : ( ~',' )+ ;

quoted : ( ~'\'' )+ ;

// Only a refusal is known: no copy of a line with a code of success was ever found.
REFUSAL : [45] [0-9] [0-9] ;

IDX_CODE : 'IDX' [0-9]+ ;
