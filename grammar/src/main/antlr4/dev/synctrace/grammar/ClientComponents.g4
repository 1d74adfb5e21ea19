// Single messages of client logs that no other grammar reads: DataTransferService, ccmsetup
// (content), TSMBootstrap, execmgr and ccmexec.
// Reference field-messages.md, sections 1.8 and 1.9.
grammar ClientComponents;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'CDTSJob' ':' ':' 'JobError' ':' 'DTS' 'Job' 'ID' '=' '\'' quoted '\'' 'BITS' 'Job' 'ID' '='
      '\'' quoted '\'' 'ErrorCode' '=' errorCode=code '.'?                          # transferFailed
    | 'DTS' 'Job' braced 'BITS' 'Job' braced 'failed' 'to' 'download' 'source' 'file' url=value
      'with' 'error' errorCode=code '.'?                                            # transferFailed
    | 'GetDirectoryList_HTTP' 'error' 'sending' 'DAV' 'request' '.' 'HTTP' 'code' httpStatus=INT ','
      'status' '\'' detail=quoted '\'' '.'?                                         # transferFailed
    | 'GetDirectoryList_HTTP' '(' '\'' url=quoted '\'' ')' 'failed' '.'?            # transferFailed_list
    | 'error' 'retrieving' 'manifest' '(' errorCode=code ')' '.'?                   # transferFailed
    | 'failed' 'to' 'correctly' 'receive' 'a' 'WEBDAV' any*? '(' 'StatusCode' 'at'
      'WinHttpQueryHeaders' ':' httpStatus=INT ')' '.'?                             # transferFailed
    | 'error' '.' 'status' 'code' httpStatus=INT '-' '(' detail=bracketed ')' 'returned' '.'?
                                                                                    # bootstrapFailed
    | 'RequestMPKeyInformation' ':' 'Send' '(' ')' 'failed' '.'?                    # bootstrapFailed
    | 'MPKeyInformation' '.' any*? 'HRESULT' '=' errorCode=code any*                # bootstrapFailed
    | 'failed' 'to' 'get' 'information' 'for' 'MP' any*                             # bootstrapFailed
    | 'failed' 'to' 'check' 'enrollment' 'url' ',' errorCode=code ':'? any*         # enrollmentUrl
    | 'error' 'registering' 'hosted' 'class' '\'' detail=quoted '\'' '.' 'code' errorCode=code
      '.'?                                                                          # clientHostFailed
    | 'error' 'processing' 'notification' 'query' 'for' 'endpoint' '\'' endpoint=quoted '\'' any*?
      'code' '=' errorCode=code '.'?                                                # clientHostFailed
    | 'sending' 'State' 'message' 'with' 'topic' 'type' '=' detail=INT ',' 'State' 'ID' '=' INT ','
      'run' 'State' '=' INT ',' 'and' 'error' 'code' '=' errorCode=code '.'?        # clientStateSent
    ;

braced : '{' ( ~'}' )* '}' ;

code : '-'? ( INT | WORD ) ;

bracketed : ( ~')' )+ ;

quoted : ( ~'\'' )+ ;
