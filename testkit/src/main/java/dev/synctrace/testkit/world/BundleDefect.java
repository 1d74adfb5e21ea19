package dev.synctrace.testkit.world;

/** What real bundles lack or get wrong. */
public enum BundleDefect {
  FILE_MISSING("One to three files are missing."),
  MEMBERS_CUT_WITH_NEXT_LINK("The group's member list is its first page; a next link follows."),
  MEMBERS_CUT_WITH_COUNT("The group's member list has fewer rows than its @odata.count."),
  MEMBERS_CUT_AT_PAGE(
      "The group's member list ends at exactly 100 or 999 rows, without a next link."),
  MEMBERS_IDS_ONLY("The group's member list has object IDs only, as Get-MgGroupMember exports."),
  MEMBERS_NAMES_ONLY("The group's member list has display names only."),
  MEMBERS_WITHOUT_GROUP_ID("The group's member list does not name its group."),
  MEMBERS_OF_ANOTHER_GROUP("The only member list is of another group and does not name it."),
  MEMBERS_OLDER_SECOND("An older member list of the group is in the bundle, too."),
  COLLECTION_IDS_ONLY("The collection's member list has resource IDs only."),
  COLLECTION_OLDER_SECOND("An older member list of the collection is in the bundle, too."),
  COLLECTION_FAILED_TAB_ONLY("Of the collection, only the console's Failed tab is known."),
  COLLECTION_OTHER_MISSING("The member list of another collection of the group is missing."),
  KEY_DATA_FILTERED("ClientKeyData was exported with AADDeviceID is not null."),
  KEY_DATA_OLDER_SECOND("An older export of ClientKeyData is in the bundle, too."),
  DEVICES_CUT_WITH_NEXT_LINK("The list of devices is its first page; a next link follows."),
  DEVICES_SELECTED("Only some device objects were exported, one by one."),
  AUDIT_ENDS_EARLY("The audits end long before the logs do."),
  AUDIT_STARTS_LATE("The audits start in the middle of the story."),
  AUDIT_GAP("The audits have a gap."),
  AUDIT_OVERLAPS("Two audit files overlap."),
  AUDIT_TWICE("The same audits are in the bundle in two shapes."),
  EXPORT_TIMES_UNKNOWN("Nothing says when the exports were taken."),
  LOG_ROTATED_MISSING("The rotated part of the site server's log is missing."),
  SECOND_HIERARCHY("Files of a second hierarchy are mixed in."),
  FAILURE_LOG_MISSING("The logs that show why devices have no identity are missing.");

  private final String sentence;

  BundleDefect(String sentence) {
    this.sentence = sentence;
  }

  /** What it does, in one sentence. */
  public String sentence() {
    return sentence;
  }
}
