package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same audit records, exported in every way that people use, in one case. */
class OverlappingExportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SHIPPED =
      Path.of("../samples/contoso-group-sync/graph/directoryAudits.json");

  @TempDir private Path temp;

  private long records() throws IOException {
    JsonNode records = JSON.readTree(SHIPPED.toFile()).get("value");
    for (AuditExport form : AuditExport.values()) {
      Files.write(temp.resolve(form.fileName()), form.of(records));
    }
    return records.size();
  }

  private CommandRun run(String caseName, String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--case";
    all[args.length + 1] = temp.resolve(caseName).toString();
    return CommandRun.of(all);
  }

  @Test
  void eachRecordIsOneEventWhateverCameFirst() throws IOException {
    long records = records();
    List<String> files =
        Arrays.asList(
            Arrays.stream(AuditExport.values())
                .map(form -> temp.resolve(form.fileName()).toString())
                .toArray(String[]::new));
    int exports = files.size();
    run("at-once", concat("ingest", files));
    Collections.shuffle(files, new Random(5));
    for (String file : files) {
      run("one-by-one", "ingest", file);
      run("one-by-one", "ingest", file);
    }

    for (String name : List.of("at-once", "one-by-one")) {
      CommandRun json =
          run(
              name,
              "search",
              "--limit",
              "0",
              "--facet",
              "kind",
              "--histogram",
              "1h",
              "--format",
              "json");
      JsonNode found = JSON.readTree(json.out());
      assertThat(found.get("total").asLong()).as(name).isEqualTo(records);
      assertThat(found.get("events")).hasSize((int) records);
      for (JsonNode event : found.get("events")) {
        assertThat(event.get("alsoIn")).hasSize(exports - 1);
        assertThat(event.get("alsoIn").findValuesAsText("source"))
            .doesNotHaveDuplicates()
            .doesNotContain(event.get("source").asText());
      }
      assertThat(sum(found.at("/facets/kind"))).isEqualTo(records);
      assertThat(sum(found.get("histogram"))).isEqualTo(records);
    }
    assertThat(run("at-once", "search", "--limit", "0", "--format", "ndjson").out())
        .isEqualTo(run("one-by-one", "search", "--limit", "0", "--format", "ndjson").out());
  }

  @Test
  void anExportIsFoundThoughAnotherHasItsRecords() throws IOException {
    long records = records();
    JsonNode ingested =
        JSON.readTree(
            run(
                    "case",
                    "ingest",
                    "--format",
                    "json",
                    temp.resolve("audits-01.json").toString(),
                    temp.resolve("audits-08.csv").toString())
                .out());
    CommandRun portal = run("case", "search", "source:audits-08.csv", "--limit", "0");

    for (JsonNode source : ingested.get("sources")) {
      assertThat(source.get("records").asLong()).isEqualTo(records);
    }
    assertThat(portal.out().lines().filter(line -> line.contains("(+1 source)")).count())
        .isEqualTo(records);
    assertThat(run("case", "search", "--limit", "0", "-v", "a OR b c").err())
        .contains("query: (a OR (b AND c))");
  }

  private static String[] concat(String first, List<String> others) {
    String[] all = new String[others.size() + 1];
    all[0] = first;
    for (int i = 0; i < others.size(); i++) {
      all[i + 1] = others.get(i);
    }
    return all;
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.get("count").asLong();
    }
    return sum;
  }
}
