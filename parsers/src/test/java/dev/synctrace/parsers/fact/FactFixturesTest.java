package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synctrace.parsers.fact.row.ExportCompleteness;
import dev.synctrace.parsers.fact.row.ExportCompleteness.State;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fixture gives exactly the facts that {@code fixtures.yaml} says, and no problem. */
public class FactFixturesTest {

  record Fixture(
      String file, @Nullable String path, @Nullable List<String> ignore, List<Expected> facts) {
    String place() {
      return path == null ? "facts/" + file : path;
    }
  }

  static final class Expected {
    public String kind = "";
    public long line;
    private final Map<String, String> attributes = new TreeMap<>();

    @JsonAnySetter
    public void attribute(String name, Object value) {
      attributes.put(name, value.toString());
    }
  }

  static List<Fixture> fixtures() throws IOException {
    return new YAMLMapper()
        .readValue(bytes("fixtures.yaml"), new TypeReference<List<Fixture>>() {});
  }

  public static byte[] bytes(String file) throws IOException {
    try (InputStream in = FactFixturesTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return in.readAllBytes();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFixtureGivesItsFacts() throws IOException {
    return fixtures().stream()
        .map(fixture ->
            DynamicTest.dynamicTest(
                fixture.file(),
                () -> {
                  FactFixtureBundle read =
                      FactFixtureBundle.read(fixture.place(), bytes(fixture.file()));
                  assertThat(read.problems()).isEmpty();
                  assertFacts(fixture, read);
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyFixtureReadsTheSameInUtf16AndWithAnyLineEnd() throws IOException {
    return fixtures().stream()
        .map(fixture ->
            DynamicTest.dynamicTest(
                fixture.file(),
                () -> {
                  String text = new String(bytes(fixture.file()), StandardCharsets.UTF_8);
                  String windows = text.replace("\r\n", "\n").replace("\n", "\r\n");
                  assertFacts(fixture, read(fixture, windows, StandardCharsets.UTF_8));
                  assertFacts(fixture, read(fixture, "\uFEFF" + text, StandardCharsets.UTF_8));
                  assertFacts(fixture, read(fixture, "\uFEFF" + text, StandardCharsets.UTF_16LE));
                  assertFacts(fixture, read(fixture, windows, StandardCharsets.UTF_16LE));
                  assertFacts(
                      fixture, read(fixture, "\uFEFF" + windows, StandardCharsets.UTF_16BE));
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyExportSaysHowManyFactsItHeldAndThatNoneIsKnownToBeMissing()
      throws IOException {
    return fixtures().stream()
        .filter(fixture -> !fixture.file().equals("members.json"))
        .map(fixture ->
            DynamicTest.dynamicTest(
                fixture.file(),
                () -> {
                  FactFixtureBundle read =
                      FactFixtureBundle.read(fixture.place(), bytes(fixture.file()));
                  assertThat(read.of(Kind.FACT_EXPORT))
                      .isNotEmpty()
                      .allSatisfy(export -> {
                        Kind kind =
                            Kind.byLabel(export.attributes().get(Attribute.FACT).orElseThrow())
                                .orElseThrow();
                        assertThat(export.attributes().number(Attribute.RECORD_COUNT))
                            .hasValue(read.of(kind).size());
                        assertThat(ExportCompleteness.of(export.attributes()))
                            .hasValueSatisfying(stated -> {
                              assertThat(stated.state()).isNotEqualTo(State.PARTIAL);
                              assertThat(stated.reason()).isNotBlank();
                            });
                      });
                }));
  }

  private static FactFixtureBundle read(Fixture fixture, String text, Charset charset) {
    return FactFixtureBundle.read(fixture.place(), text.getBytes(charset));
  }

  private static void assertFacts(Fixture fixture, FactFixtureBundle read) {
    List<String> ignored = fixture.ignore() == null ? List.of() : fixture.ignore();
    List<String> found = new ArrayList<>();
    for (Event event : read.facts()) {
      Map<String, String> attributes = new TreeMap<>();
      event.attributes().values().forEach((key, value) -> attributes.put(key.label(), value));
      attributes.keySet().removeAll(ignored);
      found.add(event.kind().label() + " line " + event.line() + " " + attributes);
      assertThat(event.severity()).isEqualTo(Severity.INFO);
      assertThat(event.message()).isNotBlank();
      assertThat(event.attributes().mentions()).isEmpty();
      assertThat(event.endLine()).isBetween(event.line(), read.outcome().lines());
    }
    List<String> expected =
        fixture.facts().stream()
            .map(fact -> fact.kind + " line " + fact.line + " " + fact.attributes)
            .toList();
    assertThat(found).containsExactlyElementsOf(expected);
    assertThat(read.outcome().framing()).isEqualTo("fact");
    assertThat(read.outcome().records()).isEqualTo(expected.size());
    assertThat(read.outcome().unframedLines()).isZero();
  }
}
