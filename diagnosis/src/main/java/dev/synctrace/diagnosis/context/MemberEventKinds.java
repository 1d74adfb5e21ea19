package dev.synctrace.diagnosis.context;

import dev.synctrace.parsers.model.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of events about one member in one group. */
public final class MemberEventKinds {
  /** Requests in the log: what Configuration Manager wanted, not what Entra did. */
  public static final Set<Kind> REQUESTS =
      EnumSet.of(Kind.GROUPSYNC_MEMBER_ADD, Kind.GROUPSYNC_MEMBER_REMOVE);

  /** Records of memberships that began or ended. */
  public static final Set<Kind> AUDITS =
      EnumSet.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED);

  /** Rows of members of a collection. */
  public static final Set<Kind> OF_COLLECTION =
      EnumSet.of(Kind.FACT_COLLECTION_MEMBER, Kind.FACT_CONSOLE_MEMBER);

  /** Everything that makes someone a candidate of a mapping. */
  public static final Set<Kind> NAMING =
      EnumSet.of(
          Kind.FACT_COLLECTION_MEMBER,
          Kind.FACT_CONSOLE_MEMBER,
          Kind.FACT_GROUP_MEMBER,
          Kind.AUDIT_MEMBER_ADDED,
          Kind.AUDIT_MEMBER_REMOVED,
          Kind.GROUPSYNC_MEMBER_ADD,
          Kind.GROUPSYNC_MEMBER_REMOVE);

  private MemberEventKinds() {}
}
