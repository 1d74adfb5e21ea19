// CCM_STS.log, the token service of the management point.
// Reference messages-client.md, section 2.
grammar CcmSts;
options { caseInsensitive = true; }
import Values;

message
    : 'ProcessRequest' '-' 'Start' '.'? EOF                                     # request
    | 'ProcessRequest' '-' 'Exception' ':' thrown=typeName ':' detail=untilHresult
      ( 'HRESULT' ':'? errorCode=WORD any* )? EOF                               # crash
    | 'Incoming' 'request' 'URL' ':' url=rest EOF                               # url
    | 'Validated' aad 'token' '.' ( 'TokenType' ':' tokenType=claim )?
      'TenantId' ':' tenantId=claim? 'UserId' ':' userId=claim? 'DeviceId' ':' deviceId=claim?
      'OnPrem_UserSid' ':' sid=claim? 'OnPrem_DeviceSid' ':' deviceSid=claim? EOF # validated
    | 'TokenType' 'is' tokenType=any EOF                                        # type
    | 'Created' product 'token' ',' token EOF                                   # created
    | 'Issued' 'token' '.'? EOF                                                 # issued
    | 'Return' 'token' 'to' 'client' ( ',' token | '.' )? EOF                   # returned
    | 'Return' 'code' ':' httpStatus=REFUSAL ',' 'Description' ':' description=item
      ( ',' refusal )? EOF                                                      # refused
    ;

// What this line calls deviceId is the Configuration Manager client id.
token
    : 'token' 'type' ':' tokenType=item ',' 'hierarchyId' ':' hierarchyId=item? ','
      'UserId' ':' userId=item? ',' 'DeviceId' ':' ( 'GUID' ':' )? smsId=rest?
    ;

refusal
    : thrown=typeName ':' ( errorCode=IDX_CODE ':' )?
      ( ( ~'ValidTo' )* 'ValidTo' ':' '\'' validTo=quoted '\'' )? any*
    | any+
    ;

typeName : any ( '.' any )+ ;
claim : ( ~( 'TenantId' | 'UserId' | 'DeviceId' | 'OnPrem_UserSid' | 'OnPrem_DeviceSid' ) )+ ;
untilHresult : ( ~'HRESULT' )+ ;
aad : 'AAD' | 'Azure' 'AD' | 'Microsoft'? 'Entra' 'ID'? ;
product : 'SCCM' | 'CCM' | 'ConfigMgr' ;
item : ( ~',' )+ ;
quoted : ( ~'\'' )+ ;
rest : any+ ;
any : . ;

// Only a refusal is known: no copy of a line with a code of success was ever found.
REFUSAL : [45] [0-9] [0-9] ;
IDX_CODE : 'IDX' [0-9]+ ;
