package dev.synctrace.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.testkit.generate.GeneratedTenant.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTenantTest {
  @TempDir private Path temp;

  @Test
  void itHoldsTheMembersAndAuditsItWasAskedFor() throws IOException {
    Counts counts = GeneratedTenant.write(temp, 250, 2_100);

    assertThat(counts).isEqualTo(new Counts(230, 10, 6, 4));
    assertThat(temp.resolve("sql/CollectionMembers.csv"))
        .content()
        .satisfies(text -> assertThat(text.lines()).hasSize(251));
    assertThat(times("graph/directoryAudits.json", "\"id\":\"Directory_")).isEqualTo(2_100);
    assertThat(times("graph/directoryAudits.json", "Remove member from group")).isEqualTo(6);
    assertThat(times("graph/directoryAudits.json", "Delete device")).isEqualTo(4);
    assertThat(times("CM01/SMS_AZUREAD_DISCOVERY_AGENT.log", "to group")).isEqualTo(240);
    assertThat(times("graph/members-5b0c7a9e-1d0f-4a53-9a55-6a2f0c3d9e01.json", "deviceId"))
        .isEqualTo(230);
  }

  @Test
  void theSameNumbersGiveTheSameBytes() throws IOException {
    GeneratedTenant.write(temp.resolve("one"), 120, 300);
    GeneratedTenant.write(temp.resolve("other"), 120, 300);

    assertThat(hashes(temp.resolve("one"))).hasSize(8).isEqualTo(hashes(temp.resolve("other")));
  }

  @Test
  void tooFewAuditsToTellOfEachMemberAreRefused() {
    assertThatThrownBy(() -> GeneratedTenant.write(temp, 100, 199))
        .hasMessage("100 members need 200 audits or more");
  }

  private long times(String file, String text) throws IOException {
    return Pattern.compile(Pattern.quote(text))
        .matcher(Files.readString(temp.resolve(file)))
        .results()
        .count();
  }

  private static Map<String, Integer> hashes(Path folder) throws IOException {
    Map<String, Integer> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), Files.readString(file).hashCode());
      }
    }
    return hashes;
  }
}
