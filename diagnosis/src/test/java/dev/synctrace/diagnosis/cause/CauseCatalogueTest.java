package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.diagnosis.cause.condition.CauseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CauseCatalogueTest {
  private static final String GOOD =
      """
      id: MY1
      title: The till's clock is wrong
      basis: REPORT
      scope: member
      explains: [NOT_SYNCED]
      ceiling: LIKELY
      explanation: Its tokens are refused.
      when:
        - event: token.refused
          where: {tokenType: /dev/}
      fix: [Set the clock]
      reference: our wiki
      """;

  @TempDir Path folder = Path.of("unset");

  private static void assertRefused(String yaml, String... parts) {
    assertThatThrownBy(() -> CauseCatalogue.of(List.of(), yaml))
        .isInstanceOf(CauseException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @Test
  void everyBuiltInCauseCanBeReadAndComesInTheOrderOfItsId() {
    assertThat(CauseCatalogue.builtIn().all())
        .extracting(Cause::id)
        .isSorted()
        .contains("S01", "S49", "T28");
  }

  @Test
  void anEngineersFolderAddsCauses() throws IOException {
    Files.writeString(folder.resolve("till-clock.yaml"), GOOD);
    Files.writeString(folder.resolve("README.md"), "no cause");
    assertThat(CauseCatalogue.load(folder).byId("MY1")).isPresent();
  }

  @Test
  void anIdThatIsTakenIsRefusedWithBothFiles() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), GOOD.replace("MY1", "S01"));
    assertThatThrownBy(() -> CauseCatalogue.load(folder))
        .hasMessageContainingAll("mine.yaml", "S01 is already used by S01-");
  }

  @Test
  void aFolderThatDoesNotExistIsOneClearLine() {
    assertThatThrownBy(() -> CauseCatalogue.load(folder.resolve("none")))
        .isInstanceOf(CauseException.class)
        .hasMessageContaining("not a readable folder");
  }

  @Test
  void aFileThatIsNoTextIsOneClearLine() throws IOException {
    Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});
    assertThatThrownBy(() -> CauseCatalogue.load(folder))
        .hasMessageContainingAll("bad.yaml", "UTF-8");
  }

  @Test
  void errorsNameFileLineAndField() {
    assertRefused(
        GOOD.replace("tokenType", "tokenTyp"),
        "cause 1:10: when[0].where.tokenTyp",
        "did you mean tokenType");
    assertRefused(
        GOOD.replace("token.refused", "token.refusd"),
        "cause 1:9: when[0].event",
        "did you mean token.refused");
    assertRefused(
        GOOD.replace("basis: REPORT", "basis: HEARSAY"),
        "basis",
        "not one of DOC, ARTICLE, REPORT");
    assertRefused(GOOD.replace("title:", "tittle:"), "tittle", "did you mean title");
    assertRefused(GOOD.replace("/dev/", "/de(v/"), "not a regular expression");
    assertRefused(GOOD.replace("explains: [NOT_SYNCED]\n", ""), "explains");
    assertRefused(GOOD.replace("id: MY1", "id: my cause"), "id: must be capital letters");
    assertRefused(GOOD.replace("id: MY1\n", ""), "cause 1:1: id: is missing");
    assertRefused(GOOD + "links: ['http://contoso.com']\n", "links", "https://");
  }

  @Test
  void whatACauseNeedsIsSuggestedToo() {
    assertRefused(
        GOOD + "needs:\n  - {what: the list, how: export it, fact: clientkei}\n",
        "cause 1:14: needs[0].fact: unknown kind 'fact.clientkei': did you mean fact.clientkey");
  }

  @Test
  void aCauseThatItFollowsFromIsSuggested() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), GOOD + "because: [S011]\n");
    assertThatThrownBy(() -> CauseCatalogue.load(folder))
        .hasMessageContaining("mine.yaml:13: because: unknown cause S011: did you mean S01");
  }

  @Test
  void whatIsNoYamlNamesItsLine() {
    assertRefused(
        "id: MY1\n  title: [", "cause 1:2: is not valid YAML: mapping values are not allowed here");
    assertRefused("", "is empty or not a cause");
    assertRefused("- a list", "is empty or not a cause");
    assertRefused(GOOD + "id: MY2\n", "not valid YAML");
  }

  @Test
  void aConditionIsExactlyOneThing() {
    assertRefused(
        GOOD.replace("event: token.refused", "events: token.refused"), "when[0]", "exactly one of");
    assertRefused(
        GOOD.replace("- event: token.refused\n    where: {tokenType: /dev/}", "- {any: []}"),
        "when[0].any",
        "must list conditions");
    assertRefused(
        GOOD.replace(
            "- event: token.refused\n    where: {tokenType: /dev/}", "- {note: site.version}"),
        "needs equals, atLeast or atMost");
    assertRefused(
        GOOD.replace(
            "- event: token.refused\n    where: {tokenType: /dev/}", "- {predicate: moonIsFull}"),
        "unknown predicate 'moonIsFull'");
    assertRefused(
        GOOD.replace("    where: {tokenType: /dev/}", "    count: {atLeast: 0}"), "Use 'not:'");
  }

  @Test
  void aCauseOfTheSiteCannotLookAtOneMember() {
    assertRefused(
        GOOD.replace("scope: member", "scope: site")
            .replace("    where: {tokenType: /dev/}", "    in: member"),
        "narrower subject");
  }

  @Test
  void anEmptyVariableNamesNoFolder() {
    assertThat(CauseCatalogue.load(Path.of("")).isBuiltIn()).isTrue();
  }
}
