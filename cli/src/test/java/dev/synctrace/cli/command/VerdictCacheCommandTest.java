package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.option.BuildId;
import dev.synctrace.diagnosis.AnswerCache;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest keeps the verdicts on many members with the case. Whoever asks for them gets the same
 * with and without.
 */
@TestMethodOrder(OrderAnnotation.class)
@Tag("slow")
class VerdictCacheCommandTest {
  /** A few more than from where on they are kept. */
  private static final int MEMBERS = 20_100;

  private static final String REMOVED = GeneratedTenant.name(MEMBERS - 4);

  @TempDir private static Path temp;

  @BeforeAll
  static void ingest() throws IOException {
    GeneratedTenant.write(temp.resolve("bundle"), MEMBERS, 2 * MEMBERS);
    CommandRun run = run("ingest", "-q", temp.resolve("bundle").toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  @Order(1)
  void theVerdictsAreTheSameAsWithoutThoseThatAreKept() throws IOException {
    assertThat(kept()).isRegularFile();
    List<CommandRun> with = answers();
    assertThat(with.getFirst().out().lines()).hasSize(MEMBERS);

    Files.delete(kept());
    assertThat(answers()).isEqualTo(with);

    Files.writeString(kept(), "no verdicts");
    assertThat(verdicts()).hasSize(MEMBERS);
  }

  @Test
  @Order(2)
  void theyAreWhatIsShownOfAllMembersAndNothingElseIs() throws IOException {
    keepOnly(REMOVED);
    String own = Files.createDirectories(temp.resolve("causes")).toString();

    assertThat(verdicts()).hasSize(1);
    assertThat(verdicts("--causes", own)).hasSize(MEMBERS);
    assertThat(verdicts("--at", "2027-01-01")).hasSize(MEMBERS);
    assertThat(verdicts(GeneratedTenant.name(7))).hasSize(1);
    assertThat(run("report", "--format", "md").out()).contains("1 member");
  }

  @Test
  @Order(3)
  void anIngestThatAddsNothingKeepsThemWhereTheyAreMissing() throws IOException {
    Files.deleteIfExists(kept());

    run("ingest", "-q", temp.resolve("bundle").toString());

    assertThat(verdicts()).hasSize(MEMBERS);
    assertThat(kept()).isRegularFile();
  }

  private static void keepOnly(String member) throws IOException {
    try (Case opened = new LuceneCaseStore(temp.resolve("case")).open()) {
      Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.builtIn(), null);
      new AnswerCache(opened, BuildId::id)
          .keep(sink -> diagnosis.explain(ExplainRequest.of(member), sink));
    }
  }

  private static List<CommandRun> answers() {
    return List.of(
        run("explain", "--format", "ndjson"), run("explain"), run("report", "--format", "md"));
  }

  private static List<String> verdicts(String... options) {
    return run(Stream.concat(Stream.of("explain", "--format", "ndjson"), Stream.of(options))
            .toArray(String[]::new))
        .out()
        .lines()
        .toList();
  }

  private static Path kept() {
    return temp.resolve("case/kept/verdicts");
  }

  private static CommandRun run(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--case";
    all[args.length + 1] = temp.resolve("case").toString();
    return CommandRun.of(all);
  }
}
