package dev.synctrace.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.InMemoryCaseEvents;
import dev.synctrace.diagnosis.evidence.ExportedList.Completeness;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which files are pages of one list, and what that makes of their completeness. */
class ListCatalogueTest {
  private static final Instant END = Instant.parse("2026-10-13T12:00:00Z");

  @Test
  void pagesOfOneRequestAreOneList() {
    List<ExportedList> lists =
        members(page("1.json", "11:00:00", "two"), page("2.json", "11:00:04", null));

    assertThat(lists).hasSize(1);
    assertThat(lists.getFirst().sources()).containsExactly("graph/1.json", "graph/2.json");
    assertThat(lists.getFirst().isComplete()).isTrue();
  }

  @Test
  void pagesOfTwoRequestsAreTwoListsOfWhichTheLaterIsTheNewest() {
    List<ExportedList> lists =
        members(page("members.json", "11:50:00", "two"), page("members-2.json", "11:20:00", "two"));

    assertThat(ListCatalogue.newest(lists))
        .singleElement()
        .satisfies(list -> assertThat(list.sources()).containsExactly("graph/members.json"));
  }

  @Test
  void eachRequestHasItsOwnLastPage() {
    List<ExportedList> lists =
        members(
            page("a1.json", "11:00:00", "a2"),
            page("a2.json", "11:00:04", null),
            page("b1.json", "11:50:00", "b2"),
            page("b2.json", "11:50:04", null));

    assertThat(lists)
        .extracting(ExportedList::sources)
        .containsExactly(
            List.of("graph/a1.json", "graph/a2.json"), List.of("graph/b1.json", "graph/b2.json"));
  }

  @Test
  void twoFirstPagesOfTheSameMinuteAreNotJoined() {
    List<ExportedList> lists =
        members(page("a.json", "11:00:00", "two"), page("b.json", "11:00:30", "two"));

    assertThat(lists).hasSize(2).noneMatch(ExportedList::isComplete);
  }

  @Test
  void aPageWhoseFirstPageCannotBeToldIsNotComplete() {
    List<ExportedList> lists =
        members(
            page("1.json", null, "two"), page("2.json", null, null), page("3.json", null, null));

    assertThat(lists).hasSize(3).noneMatch(ExportedList::isComplete);
    assertThat(lists)
        .filteredOn(list -> list.completeness() == Completeness.UNKNOWN)
        .extracting(ExportedList::reason)
        .hasSize(2)
        .allMatch(reason -> reason.startsWith("may be the last page of a request"));
  }

  private static List<ExportedList> members(Event... exports) {
    return ListCatalogue.read(
            new InMemoryCaseEvents(List.of(exports), List.of()), new AsOf(END, END))
        .of(Kind.FACT_GROUP_MEMBER);
  }

  private static Event page(String file, @Nullable String clock, @Nullable String next) {
    Instant time = clock == null ? null : Instant.parse("2026-10-13T" + clock + "Z");
    Attributes attributes =
        Attributes.builder()
            .put(Attribute.FACT, Kind.FACT_GROUP_MEMBER.label())
            .put(Attribute.GROUP_ID, "57b53be7-67a1-4203-bd82-a0df7b3cbeb3")
            .put(Attribute.RECORD_COUNT, "3")
            .put(Attribute.COMPLETE, next == null ? "true" : "false")
            .put(Attribute.NEXT_LINK, next)
            .build();
    return new Event(
        time,
        time,
        null,
        "graph/" + file,
        1,
        1,
        "EntraGroupMembers",
        null,
        null,
        Kind.FACT_EXPORT.severity(),
        Kind.FACT_EXPORT,
        "Complete export of Graph group members (3 members)",
        attributes);
  }
}
