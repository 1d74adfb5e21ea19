package dev.synctrace.index.source;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the exports of a case know of machines' names. */
public interface KnownNames {
  /**
   * The names of clients by SMSID, in lower case; without those that no export names, and those
   * that exports name differently.
   */
  Map<String, String> ofClients(Collection<String> smsIds);

  /** Those of the names, in lower case, that a record or row of the case has for a machine. */
  Set<String> among(Collection<String> names);
}
