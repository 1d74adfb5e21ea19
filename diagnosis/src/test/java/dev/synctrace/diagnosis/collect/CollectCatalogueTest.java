package dev.synctrace.diagnosis.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.Cause.RequiredEvidence;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.collect.CollectItem.Data;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What an answer asks for next is what collect lists. */
class CollectCatalogueTest {
  /** On the connection point of a cloud management gateway, after verbose logging is turned on. */
  private static final Set<String> NOT_COLLECTED = Set.of("S66 SMS_CLOUD_PROXYCONNECTOR");

  @Test
  void whatACauseOfGroupSynchronizationNeedsCanBeCollected() {
    List<CollectItem> items = CollectCatalogue.of(Set.of(CollectScenario.GROUP_SYNC));
    Set<String> missing = new TreeSet<>();
    for (Cause cause : CauseCatalogue.builtIn().all()) {
      for (RequiredEvidence need : cause.needs()) {
        if (!cause.isOfTenantAttach() && items.stream().noneMatch(item -> isOf(item, need))) {
          missing.add(cause.id() + " " + (need.log() == null ? need.kind() : need.log()));
        }
      }
    }
    assertThat(missing).isEqualTo(NOT_COLLECTED);
  }

  /** A need without a log and a kind is about something that no file shows. */
  private static boolean isOf(CollectItem item, RequiredEvidence need) {
    String log = need.log();
    Kind kind = need.kind();
    if (log == null && kind == null) {
      return true;
    }
    return switch (item.data()) {
      case Data.Log own -> own.name().equals(log);
      case Data.EventLog own -> own.channel().equals(log);
      case Data.Fact own ->
          own.kind() == (kind == Kind.FACT_CREDENTIAL ? Kind.FACT_APPLICATION : kind);
      case Data.Audit _ -> kind != null && Coverage.Family.of(kind) == Coverage.Family.AUDIT;
    };
  }
}
