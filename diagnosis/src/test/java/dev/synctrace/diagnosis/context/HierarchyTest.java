package dev.synctrace.diagnosis.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.HandMadeEvents;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HierarchyTest {
  private final HandMadeEvents handMadeEvents = new HandMadeEvents();
  private final List<Event> discoveries = new ArrayList<>();

  private void discovery(String folder, String tenant, String app) {
    discoveries.add(
        handMadeEvents.add(
            folder + "/SMS_AZUREAD_DISCOVERY_AGENT.log",
            "2026-10-13T10:00:00Z",
            Kind.DISCOVERY_START,
            "tenantId",
            tenant,
            "serverAppId",
            app));
  }

  @Test
  void anotherTenantIsAnotherHierarchy() {
    discovery("one", "tenant-1", "app-1");
    discovery("two", "tenant-2", "app-2");
    discovery("one", "tenant-1", "app-1");
    List<Hierarchy> found = Hierarchy.of(discoveries);
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().hasSource("one/CollectionAADGroupSyncWorker.log")).isTrue();
    assertThat(found.getFirst().hasSource("two/CollectionAADGroupSyncWorker.log")).isFalse();
  }

  @Test
  void theSameTenantAndAppInTwoFoldersAreOne() {
    discovery("one", "tenant-1", "app-1");
    discovery("one-rotated", "TENANT-1", "APP-1");
    assertThat(Hierarchy.of(discoveries)).hasSize(1);
  }

  @Test
  void aMachineThatDiscoversTwoTenantsIsOne() {
    discovery("one", "tenant-1", "app-1");
    discovery("two", "tenant-2", "app-2");
    discovery("one", "tenant-2", "app-2");
    assertThat(Hierarchy.of(discoveries)).hasSize(1);
  }
}
