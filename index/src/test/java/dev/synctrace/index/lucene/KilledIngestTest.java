package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a real process in the middle of its ingest, and lets the same ingest run again. */
class KilledIngestTest {
  private static final int SOURCES = 8;
  private static final int EVENTS = 1_500;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_500, 5_000})
  void theSameIngestAfterAKillGivesTheEventsOfACleanRun(int killedAfter) throws Exception {
    Path killed = folder.resolve("killed");
    killAfter(killedAfter, killed);

    CaseStore store = new LuceneCaseStore(killed);
    try (Case opened = store.open()) {
      assertThat(opened.sources()).hasSizeBetween(0, SOURCES);
      // Where one source is complete and the next has not begun, none is incomplete.
      assertThat(opened.incompleteSources()).hasSizeBetween(0, 1);
      assertThat(opened.sources().size() + opened.incompleteSources().size())
          .isGreaterThanOrEqualTo(killedAfter == 0 ? 0 : 1);
    }
    Ingest.run(killed, Duration.ofSeconds(20), false);

    try (Case again = store.open();
        Case clean = cleanRun()) {
      assertThat(LuceneTestCase.events(again, SearchRequest.all()))
          .hasSize(SOURCES * EVENTS)
          .isEqualTo(LuceneTestCase.events(clean, SearchRequest.all()));
      assertThat(again.incompleteSources()).isEmpty();
      assertThat(again.sources()).isEqualTo(clean.sources());
    }
  }

  private Case cleanRun() {
    Path clean = folder.resolve("clean");
    Ingest.run(clean, Duration.ofSeconds(20), false);
    return new LuceneCaseStore(clean).open();
  }

  private static void killAfter(int events, Path folder) throws IOException, InterruptedException {
    Process ingest =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Ingest.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = ingest.inputReader()) {
      String line = out.readLine();
      while (line != null && Integer.parseInt(line) < events) {
        line = out.readLine();
      }
      assertThat(line).as("the ingest was still running").isNotNull();
    } finally {
      ingest.destroyForcibly();
    }
    assertThat(ingest.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ingest.exitValue()).as("it did not end by itself").isNotZero();
  }

  /** The process that is killed; it says how many events it has added so far. */
  static final class Ingest {
    private Ingest() {}

    public static void main(String[] args) throws InterruptedException {
      run(Path.of(args[0]), Duration.ofMillis(10), true);
      Thread.sleep(60_000);
    }

    static void run(Path folder, Duration commitEvery, boolean tell) {
      CaseStore store = new LuceneCaseStore(folder, commitEvery, directory -> directory);
      try (CaseWriter writer = store.openForWriting()) {
        int added = 0;
        tell(tell, added);
        for (int s = 0; s < SOURCES; s++) {
          String path = "logs/" + s + ".log";
          if (writer.contains(LuceneTestCase.sha(path))) {
            continue;
          }
          try (SourceWriter source =
              writer.begin(path, LuceneTestCase.sha(path), EVENTS).orElseThrow()) {
            for (int line = 1; line <= EVENTS; line++) {
              source.add(eventOf(path, line));
              tell(tell, ++added);
            }
            source.complete(LuceneTestCase.summary(path, EVENTS));
          }
        }
        if (tell) {
          // Killed before the closing commit in any case.
          Runtime.getRuntime().halt(7);
        }
      }
    }

    private static Event eventOf(String path, int line) {
      return event().at(path, line).message("event " + line + " of " + path).build();
    }

    private static void tell(boolean tell, int added) {
      if (tell) {
        System.out.println(added);
      }
    }
  }
}
