package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The app with which Configuration Manager writes to Entra, as far as the case tells which it is.
 *
 * @param servicePrincipalIds directory object ids, in lower case
 * @param appIds application (client) ids, in lower case
 * @param proof how it was recognised: proven by its application ID, else probable at most
 */
public record ServerApp(Set<String> servicePrincipalIds, Set<String> appIds, Proof proof) {
  public static final ServerApp UNKNOWN = new ServerApp(Set.of(), Set.of(), Proof.unmet());

  public ServerApp {
    servicePrincipalIds = lower(servicePrincipalIds);
    appIds = lower(appIds);
  }

  /** Whether the case tells its service principal, without which no actor can be recognised. */
  public boolean known() {
    return !servicePrincipalIds.isEmpty();
  }

  /** Whether its application ID tells which it is; any other way is a guess. */
  public boolean isCertain() {
    return known() && proof.grade().isProven();
  }

  /** How it was recognised. */
  public List<EvidenceItem> evidence() {
    return proof.evidence();
  }

  /** Whether this is the directory object id of its service principal. */
  public boolean is(String objectId) {
    return servicePrincipalIds.contains(objectId.toLowerCase(Locale.ROOT));
  }

  private static Set<String> lower(Set<String> ids) {
    return ids.stream()
        .map(id -> id.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
