package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNotesTest {

  @Test
  void anUnknownKeyIsANoteLikeAnyOther() {
    FactFixtureBundle read =
        FactFixtureBundle.read("site: {version: 2303}\nhunch:\n  who: [proxy, firewall]\n");

    assertThat(read.facts())
        .extracting(Event::message)
        .containsExactly("site.version=2303", "hunch.who=proxy", "hunch.who=firewall");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aNoteWithoutValueSaysSo() {
    Event note = FactFixtureBundle.read("site:\n  version:\n").only(Kind.FACT_NOTE);

    assertThat(StatedEmptyAttributes.isStated(note.attributes(), Attribute.NOTE_VALUE)).isTrue();
  }

  @Test
  void aNoteOverSeveralLinesKnowsItsLines() {
    Event note =
        FactFixtureBundle.read("notes: |\n  first\n  second\nsite: {version: 2303}\n")
            .facts()
            .get(0);

    assertThat(note.attributes().get(Attribute.NOTE_VALUE)).hasValue("first\nsecond");
    assertThat(note.line()).isEqualTo(1);
    assertThat(note.endLine()).isEqualTo(3);
  }

  @Test
  void tagsBuildNothing() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "site: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]\n");

    assertThat(read.of(Kind.FACT_NOTE))
        .extracting(Event::message)
        .containsExactly("site=http://127.0.0.1:1/");
  }

  @Test
  void aliasesAreNotExpanded() {
    StringBuilder laughs = new StringBuilder("site: &a0 [ha, ha]\n");
    for (int i = 1; i < 20; i++) {
      laughs.append("n").append(i).append(": &a").append(i).append(" [");
      laughs.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }

    assertThat(FactFixtureBundle.read(laughs.toString()).facts().size()).isLessThan(250);
  }

  @Test
  void brokenNotesKeepWhatStandsBefore() {
    FactFixtureBundle read =
        FactFixtureBundle.read("site: {version: 2303}\nclock: {skewSeconds: [\nusers: }\n");

    assertThat(read.facts()).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .contains(
            "the notes are not valid YAML from here on; the preceding lines are kept. Correct the line");
    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.COMPLETE)).hasValue("false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 3\nservices:\n  web: x\n",
        "site down since monday\n",
        "10:00:00: site: closed\n",
        "key: value\n",
        "site = x\n"
      })
  void otherTextIsLeftToOthers(String text) {
    assertThat(FactFixtureBundle.isFact(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports: [{file: graph/members.json, at: 2026-09-24T15:00:00Z}]",
        "exports:\n  - file: graph/members.json\n    at: 2026-09-24T17:00:00+02:00",
        "exports: {graph/members.json: 2026-09-24T15:00:00Z}",
        "exports:\n  graph/members.json: {at: 2026-09-24T15:00:00.000Z}"
      })
  void theTimeOfAnExportIsANoteNamedByItsFile(String notes) {
    FactFixtureBundle read = FactFixtureBundle.read("case-notes.yaml", notes + "\n");

    Event note = read.only(Kind.FACT_NOTE);
    assertThat(note.attributes().get(Attribute.NOTE_KEY)).hasValue("exports.graph/members.json.at");
    assertThat(note.attributes().get(Attribute.NOTE_VALUE)).hasValue("2026-09-24T15:00:00Z");
    assertThat(note.attributes().get(Attribute.UTC_TIME)).hasValue("2026-09-24T15:00:00Z");
    assertThat(note.attributes().get(Attribute.FILE)).hasValue("graph/members.json");
    assertThat(read.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports: [{file: a.json, at: yesterday}]",
        "exports: [{file: a.json, at: 2026-09-24T15:00:00}]"
      })
  void aTimeOfAnExportThatIsNoneIsAProblem(String notes) {
    FactFixtureBundle read = FactFixtureBundle.read("case-notes.yaml", notes + "\n");

    assertThat(read.problems())
        .singleElement()
        .asString()
        .contains("is not a time with a time zone");
    assertThat(read.only(Kind.FACT_NOTE).attributes().get(Attribute.UTC_TIME)).isEmpty();
  }
}
