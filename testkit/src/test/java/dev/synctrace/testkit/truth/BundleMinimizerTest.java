package dev.synctrace.testkit.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.BundleFile;
import dev.synctrace.testkit.world.FileKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reduction leaves only what the failure needs. */
class BundleMinimizerTest {
  @Test
  void findsTheTwoFilesThatFailTogether() {
    List<BundleFile> files = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      files.add(new BundleFile("file" + i, FileKind.AUDIT, "", Instant.EPOCH, false, ""));
    }
    Bundle smallest =
        BundleMinimizer.smallest(
            new Bundle(files),
            bundle ->
                bundle.files().contains(files.get(3)) && bundle.files().contains(files.get(16)));
    assertThat(smallest.files()).containsExactly(files.get(3), files.get(16));
  }
}
