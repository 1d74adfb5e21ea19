package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code synctrace kinds} and {@code synctrace causes} show what contains all of some words. */
class CatalogueWordsTest {
  @Test
  void everyWordMustBeInACauseInUpperOrLowerCase() {
    assertThat(causes("TOKEN", "tpm")).isEqualTo(causes("tpm", "token")).contains("S56");
    assertThat(causes("token tpm")).isEqualTo(causes("token", "tpm"));
    assertThat(causes("token", "tpm").size()).isBetween(1, causes("tpm").size());
    assertThat(causes("tpm").size()).isLessThan(causes().size());
  }

  @Test
  void anIdExplainsItsCauseAndABeginningOfIdsLists() {
    assertThat(CommandRun.of("causes", "s56").out()).contains("S56  The key", "Fix");
    assertThat(causes("S0")).contains("S01", "S09").doesNotContain("T01");
  }

  @Test
  void everyWordMustBeInAKindOrItsLog() {
    assertThat(kinds("Token", "refused")).contains("token.refused");
    assertThat(kinds("ccm_sts", "refused")).contains("token.refused");
    assertThat(kinds("token", "refused").size()).isLessThan(kinds("token").size());
    assertThat(CommandRun.of("kinds", "token", "refused").out())
        .contains("token.refused")
        .doesNotContain("push.start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kinds", "causes"})
  void nothingFoundIsSaid(String command) {
    CommandRun run = CommandRun.of(command, "no", "such\u001b[2Jword");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).endsWith("these words: no such·[2Jword\n");
  }

  private static List<String> causes(String... words) {
    return firstCells("causes", words, 0);
  }

  private static List<String> kinds(String... words) {
    return firstCells("kinds", words, 1);
  }

  private static List<String> firstCells(String command, String[] words, int cell) {
    List<String> args = new ArrayList<>(List.of(command, "--format", "csv"));
    args.addAll(List.of(words));
    return CommandRun.of(args.toArray(String[]::new))
        .out()
        .lines()
        .skip(1)
        .map(row -> row.split(",", -1))
        .filter(cells -> cells.length > cell)
        .map(cells -> cells[cell])
        .toList();
  }
}
