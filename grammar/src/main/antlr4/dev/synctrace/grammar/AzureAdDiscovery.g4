// SMS_AZUREAD_DISCOVERY_AGENT.log and CollectionAADGroupSyncWorker.log: user discovery, and the
// synchronization of collections to groups. Reference messages-server.md, section 2, and
// field-messages.md, section 1.4. Most of these
// sentences are rebuilt from damaged copies, so they are matched by the words that are certain.
grammar AzureAdDiscovery;
options { caseInsensitive = true; }
import Values, Phrases;

singleMessage
    : message EOF
    ;

// Messages whose first word is certain.
message
    : 'Retrieving' product 'discovery' 'settings' any*                              # discoverySettings
    | product objectType=objectKind mode_=( 'DELTA' | 'FULL' ) 'sync' 'initialized' any*? 'tenant'
      quote?
      tenantId=id ( any*? 'app' quote? serverAppId=id )? any*                       # discoveryStart
    | product objectType=objectKind mode_=( 'DELTA' | 'FULL' ) 'sync' 'completed' success
      ( 'at' localTime=value )? '.'?                                                # discoveryEndOk
    | 'Next' mode_=( 'DELTA' | 'FULL' ) objectType=objectKind 'sync' 'for' 'cloud' 'service'
      cloudServiceId=INT 'will' 'start' 'at' localTime=value '.'?                   # discoveryNext
    | success 'published' 'UDX' 'for' any*                                          # discoveryPublished
    | 'Could' 'not' 'obtain' 'application' 'secret' 'for' 'tenant' quote?
      tenantId=id any*                                                              # authSecretMissing
    | 'Making' any*? removal any*? url=memberLink any*                              # groupsyncMemberRemove_link
    | 'Making' any*? url=memberLink any*? removal any*                              # groupsyncMemberRemove_link
    | 'Making' product? 'Graph' any*? 'request' any*? ( url=link )?                 # graphRequest
    | 'Collection' 'to' product 'group' 'sync' 'worker' started '.'?                # groupsyncCycleStart
    | 'Collection' 'to' product 'group' 'sync' 'worker' ended '.'?                  # groupsyncCycleEnd
    | memberType=member 'object' 'ID' ( ':' | '=' | 'is' )? quote? objectId=GUID any*
                                                                                    # groupsyncDeviceFound
    | memberType=member 'ObjectID' ( ':' | '=' | 'is' )? quote? objectId=GUID any*  # groupsyncDeviceFound
    | 'Add' memberType=member any*? objectId=GUID any*? 'for' ( 'device' | 'user' ) any*?
      memberId=GUID any*? 'cache' any*                                              # groupsyncDeviceCached
    | 'Add' memberType=member any*? objectId=GUID any*? 'to' 'group' any*? groupId=GUID quote?
      'request' detail=rest?                                                        # groupsyncMemberAdd
    | 'ERROR' ':' objectType=objectKind mode_=( 'DELTA' | 'FULL' ) 'sync' 'request' 'failed'
      '.'? detail=rest?                                                             # groupsyncFailed
    | 'ERROR' ':' 'Encountered' 'SqlException' detail=rest?                         # discoverySqlError
    | 'ERROR' ':' 'Exception' 'message' ':' '[' detail=sqlMessage ']'               # discoverySqlError_message
    | detail=duplicateKey                                                           # discoverySqlError_duplicateKey
    | removal ( memberType=member )? any*? objectId=GUID any*? 'from' 'group' any*? groupId=GUID
      quote? 'request'? detail=rest?                                                # groupsyncMemberRemove
    ;

singleAnchored
    : anchored EOF
    ;

// Messages that are known by the address they name, whatever words are before it.
anchored
    : any*? removal any*? url=memberLink any*                                       # groupsyncMemberRemove_linked
    | any*? url=memberLink any*? removal any*                                       # groupsyncMemberRemove_linked
    | any*? url=membersLink                                                         # groupsyncGroupRead
    | any*? url=deviceLink                                                          # groupsyncDeviceLookup_device
    | any*? url=userLink                                                            # groupsyncDeviceLookup_user
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

sqlMessage : conversion | duplicateKey ;

conversion : 'The' 'conversion' 'of' any+ ;

// The second part of a message that names the exception first.
duplicateKey : 'Violation' 'of' 'PRIMARY' 'KEY' 'constraint' any+ ;

product
    : 'AAD'
    | 'Azure' ( 'AD' | 'Active' 'Directory' )
    | 'microsoft'? 'Entra' 'ID'?
    ;

objectKind : word word? ;

word : WORD | 'user' | 'group' | 'device' ;

member : 'device' | 'user' ;

started : 'start' | 'starts' | 'started' ;

ended : 'end' | 'ends' | 'ended' ;

success : 'successfully' | 'successfuly' ;

removal : 'remove' | 'removing' | 'removed' | 'delete' | 'deleting' | 'deleted' ;

http : ( 'http' | 'https' ) ':' '/' '/' ;

// Ids that a person has masked are kept as they are.
id : GUID | ( WORD | INT ) ( '-' ( WORD | INT ) )* ;

quote : '\'' | '"' | '%27' | '%22' ;

dollar : '$' | '%24' ;

ENCODED_BLANK : '%20' -> channel(HIDDEN) ;
