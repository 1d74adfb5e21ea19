// SMS_AZUREAD_DISCOVERY_AGENT.log and CollectionAADGroupSyncWorker.log: user discovery, and the
// synchronization of collections to groups. Reference messages-server.md, section 2, and
// field-messages.md, section 1.4. Most of these
// sentences are rebuilt from damaged copies, so they are matched by the words that are certain.
grammar AzureAdDiscovery;
options { caseInsensitive = true; }
import Values;

// Messages whose first word is certain.
message
    : 'Retrieving' product 'discovery' 'settings' any* EOF                      # settings
    | product objectType syncMode=( 'DELTA' | 'FULL' ) 'sync' 'initialized' any*? 'tenant' quote?
      tenantId=id ( any*? 'app' quote? serverAppId=id )? any* EOF               # discoveryStart
    | product objectType syncMode=( 'DELTA' | 'FULL' ) 'sync' 'completed' success
      ( 'at' localTime=value )? '.'? EOF                                        # discoveryEnd
    | 'Next' syncMode=( 'DELTA' | 'FULL' ) objectType 'sync' 'for' 'cloud' 'service'
      cloudServiceId=INT 'will' 'start' 'at' localTime=value '.'? EOF           # discoveryNext
    | success 'published' 'UDX' 'for' any* EOF                                  # discoveryPublished
    | 'Could' 'not' 'obtain' 'application' 'secret' 'for' 'tenant' quote?
      tenantId=id any* EOF                                                      # secretMissing
    | 'Making' any*? removal any*? memberLink any* EOF                          # memberDelete
    | 'Making' any*? memberLink any*? removal any* EOF                          # memberDelete
    | 'Making' product? 'Graph' any*? 'request' any*? link? EOF                 # graphRequest
    | 'Collection' 'to' product 'group' 'sync' 'worker' started '.'? EOF        # cycleStart
    | 'Collection' 'to' product 'group' 'sync' 'worker' ended '.'? EOF          # cycleEnd
    | memberType 'object' 'ID' ( ':' | '=' | 'is' )? quote? objectId=GUID any* EOF # memberFound
    | memberType 'ObjectID' ( ':' | '=' | 'is' )? quote? objectId=GUID any* EOF # memberFound
    | 'Add' memberType any*? objectId=GUID any*? 'for' ( 'device' | 'user' ) any*? memberId=GUID
      any*? 'cache' any* EOF                                                    # memberCached
    | 'Add' memberType any*? objectId=GUID any*? 'to' 'group' any*? groupId=GUID quote?
      'request' tail=rest? EOF                                                 # memberAdd
    | 'ERROR' ':' objectType syncMode=( 'DELTA' | 'FULL' ) 'sync' 'request' 'failed'
      '.'? tail=rest? EOF                                                      # syncFailed
    | 'ERROR' ':' 'Encountered' 'SqlException' tail=rest? EOF                  # sqlError
    | 'ERROR' ':' 'Exception' 'message' ':' '[' ( conversion | duplicateKey ) ']' EOF # sqlError
    | duplicateKey EOF                                                          # sqlError
    | removal memberType? any*? objectId=GUID any*? 'from' 'group' any*? groupId=GUID quote?
      'request'? tail=rest? EOF                                                # memberRemove
    ;

// Messages that are known by the address they name, whatever words are before it.
linked
    : any*? removal any*? memberLink any* EOF                                   # linkedDelete
    | any*? memberLink any*? removal any* EOF                                   # linkedDelete
    | any*? membersLink EOF                                                     # groupRead
    | any*? deviceLink EOF                                                      # deviceLookup
    | any*? userLink EOF                                                        # userLookup
    ;

link
    : http any*? '/' 'groups' '/' groupId=GUID any*
    | http any*? 'deviceId' '+'? 'eq' '+'? 'guid'? quote? deviceId=GUID any*
    | http any*
    ;

// graph.windows.net, which old versions called, puts $links before members.
memberLink
    : http any*? '/' 'groups' '/' groupId=GUID '/' ( dollar 'links' '/' )?
      'members' '/' objectId=GUID ( '/' dollar 'ref' )?
    ;

// Not .../members/$ref, which adds a member.
membersLink
    : http any*? '/' 'groups' '/' groupId=GUID '/' ( dollar 'links' '/' )?
      'members' ( ( '/' 'microsoft' | ~'/' ) any* )?
    ;

deviceLink
    : http any*? '/' 'devices' '?' any*? 'deviceId' '+'? 'eq' '+'? 'guid'? quote?
      deviceId=GUID any*
    ;

userLink : http any*? '/' 'users' '?' any*? 'eq' '+'? 'guid'? quote? userId=GUID any* ;

conversion : 'The' 'conversion' 'of' any+ ;
// The second part of a message that names the exception first.
duplicateKey : 'Violation' 'of' 'PRIMARY' 'KEY' 'constraint' any+ ;

product
    : 'AAD'
    | 'Azure' ( 'AD' | 'Active' 'Directory' )
    | 'microsoft'? 'Entra' 'ID'?
    ;
objectType : word word? ;
word : WORD | 'user' | 'group' | 'device' ;
memberType : 'device' | 'user' ;
started : 'start' | 'starts' | 'started' ;
ended : 'end' | 'ends' | 'ended' ;
success : 'successfully' | 'successfuly' ;
removal : 'remove' | 'removing' | 'removed' | 'delete' | 'deleting' | 'deleted' ;
http : ( 'http' | 'https' ) ':' '/' '/' ;
// Ids that a person has masked are kept as they are.
id : GUID | ( WORD | INT ) ( '-' ( WORD | INT ) )* ;
quote : '\'' | '"' | '%27' | '%22' ;
dollar : '$' | '%24' ;
value : any+? ;
rest : any+ ;
any : . ;

ENCODED_BLANK : '%20' -> channel(HIDDEN) ;
