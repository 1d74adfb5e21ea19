package dev.synctrace.index.lucene.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.lucene.name.IdNameIndex.NamedId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdNameIndexTest {
  private static final String SMS_ID = "GUID:11111111-AAAA-4bbb-8ccc-000000000042";
  private static final NamedId DEVICE = new NamedId("CLIENT-042", "device", "/a?id=1&b=<2>");

  @TempDir private Path temp;

  @Test
  void eachSpellingOfAnIdHasItsName() throws IOException {
    try (IdNameIndex.Writer names = new IdNameIndex.Writer(temp)) {
      names.add(DEVICE, List.of(SMS_ID, "16777220"));
      names.add(new NamedId("CLIENT-042", "device", "/again"), List.of("16777220"));
      names.add(new NamedId("nothing", "device", "/c"), List.of());
    }
    String bare = "{11111111-aaaa-4BBB-8ccc-000000000042}";
    assertThat(IdNameIndex.find(temp, Set.of(SMS_ID, bare, "16777220", "16777222", "")))
        .containsOnlyKeys(SMS_ID, bare, "16777220")
        .containsEntry(bare, DEVICE)
        .containsEntry("16777220", DEVICE);
  }

  @Test
  void anIdOfTwoThingsHasNoName() throws IOException {
    try (IdNameIndex.Writer names = new IdNameIndex.Writer(temp)) {
      names.add(DEVICE, List.of(SMS_ID, "P0100017"));
      names.add(new NamedId("CLIENT-043", "device", "/b"), List.of(SMS_ID));
      names.add(new NamedId("CLIENT-042", "collection", "/c"), List.of("P0100017"));
    }
    assertThat(IdNameIndex.find(temp, Set.of(SMS_ID, "P0100017"))).isEmpty();
  }

  @Test
  void manyIdsAreOneSearch() throws IOException {
    try (IdNameIndex.Writer names = new IdNameIndex.Writer(temp)) {
      for (int n = 0; n < 3_000; n++) {
        names.add(new NamedId("CLIENT-" + n, "device", "/" + n), List.of("" + (16_777_216 + n)));
      }
    }
    Set<String> asked =
        IntStream.range(0, 2_000).mapToObj(n -> "" + (16_777_216 + n)).collect(Collectors.toSet());
    assertThat(IdNameIndex.find(temp, asked)).hasSize(2_000);
  }

  @Test
  void withoutAnIndexNothingIsKnown() throws IOException {
    assertThat(IdNameIndex.find(temp.resolve("none"), Set.of("16777220"))).isEmpty();
    assertThat(IdNameIndex.find(temp.resolve("none"), Set.of())).isEmpty();
  }
}
