package dev.synctrace.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.diagnosis.AnswerCache;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.testkit.generate.GeneratedActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest keeps the table of many actions with the case. Whoever asks for it sees the same with
 * and without.
 */
@TestMethodOrder(OrderAnnotation.class)
@Tag("slow")
class ActionCacheCommandTest {
  /** A few more than from where on a table is kept. */
  private static final int ACTIONS = 10_500;

  @TempDir private static Path temp;

  @BeforeAll
  static void ingest() throws IOException {
    GeneratedActions.write(temp.resolve("bundle"), ACTIONS);
    CommandRun run = run("ingest", "-q", temp.resolve("bundle").toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  @Order(1)
  void theTableIsTheSameAsWithoutTheOneThatIsKept() throws IOException {
    assertThat(kept()).isRegularFile();
    List<CommandRun> with = tables();
    assertThat(with.getFirst().out().lines().count()).isGreaterThan(ACTIONS);

    Files.delete(kept());
    assertThat(tables()).isEqualTo(with);

    Files.writeString(kept(), "no table");
    assertThat(tables()).isEqualTo(with);
  }

  @Test
  @Order(2)
  void anIngestThatAddsNothingKeepsItWhereItIsMissing() throws IOException {
    Files.deleteIfExists(kept());
    run("ingest", "-q", temp.resolve("bundle").toString());
    FileTime first = Files.getLastModifiedTime(kept());

    run("ingest", "-q", temp.resolve("bundle").toString());
    assertThat(Files.getLastModifiedTime(kept())).isEqualTo(first);
  }

  @Test
  @Order(3)
  void itIsWhatTraceShowsAndNothingElseIs() throws IOException {
    try (Case opened = new LuceneCaseStore(temp.resolve("case")).open()) {
      new AnswerCache(opened, BuildId::id)
          .keep(new StreamedActionTable(new Traces(opened).find("7"), _ -> List.of(), opened));
    }
    String own = Files.createDirectories(temp.resolve("causes")).toString();

    assertThat(run("trace", "--format", "csv").out().lines()).hasSize(2);
    assertThat(run("trace", "--format", "csv", "--causes", own).out().lines()).hasSize(ACTIONS + 1);
    assertThat(run("trace", "--format", "ndjson").out().lines()).hasSize(ACTIONS);
    assertThat(run("trace", "9", "--format", "csv").out().lines()).hasSize(2);
  }

  @Test
  @Order(4)
  void moreInTheCaseMeansAnotherTable() throws IOException {
    Path log = temp.resolve("late/CMGatewayNotificationWorker.log");
    Files.createDirectories(log.getParent());
    Files.writeString(
        log,
        "Received new notification. Validating basic notification details..."
            + "$$<SMS_SERVICE_CONNECTOR><10-14-2026 13:20:04.123+000><thread=9120 (0x23A0)>\n");

    run("ingest", "-q", log.toString());

    assertThat(run("trace", "--format", "csv").out().lines()).hasSize(ACTIONS + 2);
  }

  private static List<CommandRun> tables() {
    return List.of(run("trace"), run("trace", "--format", "csv"));
  }

  private static Path kept() {
    return temp.resolve("case/kept/actions");
  }

  private static CommandRun run(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--case";
    all[args.length + 1] = temp.resolve("case").toString();
    return CommandRun.of(all);
  }
}
