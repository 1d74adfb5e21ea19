// CMGatewaySyncUploadWorker.log and GenericUploadWorker.log: devices on their way to the admin
// center. Reference messages-server.md, section 4, U2 and U10; the rest is in ServiceConnector.g4.
grammar UploadWorker;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

message
    : 'Batching' ( recordCount=INT | WORD ) 'records' '.'*                          # uploadBatch
    | '[' exception_=WORD ']' ':' 'Failed' 'to' 'upload' 'data' 'to'
      '\''? url=value '\''? '.'*                                                    # uploadFailed
    ;
