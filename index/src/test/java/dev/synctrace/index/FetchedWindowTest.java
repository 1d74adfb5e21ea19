package dev.synctrace.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FetchedWindowTest {
  private static final FetchedWindow WINDOW =
      new FetchedWindow(
          Instant.parse("2026-10-12T00:00:00Z"), Instant.parse("2026-10-13T14:05:09Z"));

  @Test
  void aPagesPathTellsItsWindow() {
    assertThat(FetchedWindow.ofPage(WINDOW.folder() + "/page-00001.json")).contains(WINDOW);
  }

  @Test
  void otherSourcesHaveNone() {
    assertThat(FetchedWindow.ofPage("graph/directoryAudits.json")).isEmpty();
    assertThat(FetchedWindow.ofPage("x/" + WINDOW.folder() + "/page-00001.json")).isEmpty();
    assertThat(
            FetchedWindow.ofPage(
                FetchedWindow.FOLDER + "/20261399T000000Z-20261013T000000Z/page-00001.json"))
        .isEmpty();
  }
}
