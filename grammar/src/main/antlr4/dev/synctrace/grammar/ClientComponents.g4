// Single messages of client logs that no other grammar reads: DataTransferService, ccmsetup
// (content), TSMBootstrap, execmgr and ccmexec.
// Reference field-messages.md, sections 1.8 and 1.9.
grammar ClientComponents;
options { caseInsensitive = true; }
import Values;

message
    : 'CDTSJob' ':' ':' 'JobError' ':' 'DTS' 'Job' 'ID' '=' '\'' quoted '\'' 'BITS' 'Job' 'ID' '='
      '\'' quoted '\'' 'ErrorCode' '=' errorCode=code '.'? EOF                  # transferFailed
    | 'DTS' 'Job' braced 'BITS' 'Job' braced 'failed' 'to' 'download' 'source' 'file' url=value
      'with' 'error' errorCode=code '.'? EOF                                    # transferFailed
    | 'GetDirectoryList_HTTP' 'error' 'sending' 'DAV' 'request' '.' 'HTTP' 'code' httpStatus=INT ','
      'status' '\'' detail=quoted '\'' '.'? EOF                                 # transferFailed
    | 'GetDirectoryList_HTTP' '(' '\'' address=quoted '\'' ')' 'failed' '.'? EOF # transferFailed
    | 'error' 'retrieving' 'manifest' '(' errorCode=code ')' '.'? EOF           # transferFailed
    | 'failed' 'to' 'correctly' 'receive' 'a' 'WEBDAV' any*? '(' 'StatusCode' 'at'
      'WinHttpQueryHeaders' ':' httpStatus=INT ')' '.'? EOF                     # transferFailed
    | 'error' '.' 'status' 'code' httpStatus=INT '-' '(' detail=bracketed ')' 'returned' '.'?
      EOF                                                                       # bootstrapFailed
    | 'RequestMPKeyInformation' ':' 'Send' '(' ')' 'failed' '.'? EOF            # bootstrapFailed
    | 'MPKeyInformation' '.' any*? 'HRESULT' '=' errorCode=code any* EOF        # bootstrapFailed
    | 'failed' 'to' 'get' 'information' 'for' 'MP' any* EOF                     # bootstrapFailed
    | 'failed' 'to' 'check' 'enrollment' 'url' ',' errorCode=code ':'? any* EOF # enrollmentUrl
    | 'error' 'registering' 'hosted' 'class' '\'' detail=quoted '\'' '.' 'code' errorCode=code
      '.'? EOF                                                                  # hostFailed
    | 'error' 'processing' 'notification' 'query' 'for' 'endpoint' '\'' endpoint=quoted '\'' any*?
      'code' '=' errorCode=code '.'? EOF                                        # hostFailed
    | 'sending' 'State' 'message' 'with' 'topic' 'type' '=' topic=INT ',' 'State' 'ID' '=' INT ','
      'run' 'State' '=' INT ',' 'and' 'error' 'code' '=' errorCode=code '.'? EOF # stateSent
    ;

braced : '{' ( ~'}' )* '}' ;
code : '-'? ( INT | WORD ) ;
bracketed : ( ~')' )+ ;
quoted : ( ~'\'' )+ ;
value : any+? ;
any : . ;
