package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.LogDescription.Example;
import dev.synctrace.parsers.log.LogDescription.KnownKind;
import dev.synctrace.parsers.log.engine.GrammarVocabulary;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.lang.reflect.Field;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message of every catalogue file is read as the file says, and every near miss is not. */
class LogCatalogueTest {
  private static final Set<String> ALTERNATIVES_OF = Set.of("MessageContext", "AnchoredContext");

  private final MessageReader reader = new MessageReader();

  @TestFactory
  Stream<DynamicNode> catalogue() {
    return LogDescription.all().stream()
        .map(log ->
            DynamicContainer.dynamicContainer(
                log.log(), log.kinds().stream().flatMap(kind -> tests(log, kind))));
  }

  private Stream<DynamicTest> tests(LogDescription log, KnownKind kind) {
    Stream<DynamicTest> messages =
        kind.messages().stream()
            .map(example ->
                DynamicTest.dynamicTest(
                    kind.kind() + ": " + example.text(), () -> reads(log, kind, example)));
    Stream<DynamicTest> misses =
        Optional.ofNullable(kind.nearMisses()).stream()
            .flatMap(java.util.Collection::stream)
            .map(text ->
                DynamicTest.dynamicTest(
                    "not " + kind.kind() + ": " + text, () -> misses(log, kind.type(), text)));
    return Stream.concat(messages, misses);
  }

  private void reads(LogDescription log, KnownKind kind, Example example) {
    ParsedMessage message =
        reader
            .read(example.text(), null, log.log())
            .reading()
            .orElseThrow(() -> new AssertionError("no log knows: " + example.text()));
    assertThat(message.kind()).isEqualTo(kind.type());
    assertThat(shown(message)).isEqualTo(expected(example));
    assertThat(message.severity().label())
        .isEqualTo(Optional.ofNullable(example.severity()).orElse(kind.type().severity().label()));
  }

  private void misses(LogDescription log, Kind kind, String text) {
    assertThat(reader.read(text, null, log.log()).reading().map(ParsedMessage::kind))
        .isNotEqualTo(Optional.of(kind));
  }

  private static Map<String, String> shown(ParsedMessage message) {
    Map<String, String> shown = new LinkedHashMap<>();
    message.attributes().values().forEach((key, value) -> shown.put(key.label(), value));
    if (!message.attributes().mentions().isEmpty()) {
      shown.put(Attribute.MENTIONS.label(), message.attributes().mentions().toString());
    }
    return shown;
  }

  private static Map<String, String> expected(Example example) {
    Map<String, String> expected = new LinkedHashMap<>();
    Optional.ofNullable(example.attributes())
        .ifPresent(given -> given.forEach((key, value) -> expected.put(key, value.toString())));
    return expected;
  }

  /** The other labels are there for the refiner of the grammar. */
  @ParameterizedTest
  @MethodSource("grammars")
  void everyLabelOfAGrammarIsAKindOrAnAttribute(String grammar) throws ClassNotFoundException {
    List<Class<?>> trees =
        List.of(Class.forName("dev.synctrace.grammar." + grammar + "Parser").getDeclaredClasses());
    assertThat(trees)
        .filteredOn(tree -> ALTERNATIVES_OF.contains(tree.getSuperclass().getSimpleName()))
        .isNotEmpty()
        .allMatch(tree -> GrammarVocabulary.kind(label(tree)).isPresent());
    if (!LogRegistry.isRefined(grammar)) {
      assertThat(trees)
          .flatExtracting(tree -> List.of(tree.getDeclaredFields()))
          .extracting(field -> ((Field) field).getName().replaceFirst("_$", ""))
          .allMatch(name -> Attribute.byLabel(name).isPresent());
    }
  }

  private static List<String> grammars() {
    return LogRegistry.files().stream().map(file -> file.replace(".yaml", "")).toList();
  }

  private static String label(Class<?> tree) {
    String name = tree.getSimpleName().replaceFirst("Context$", "");
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  @Test
  void everyKindIsInACatalogue() {
    Set<Kind> catalogued =
        Stream.of(LogDescription.all(), LogDescription.eventLogs(), LogDescription.exports())
            .flatMap(List::stream)
            .flatMap(log -> log.kinds().stream())
            .map(KnownKind::type)
            .collect(Collectors.toSet());
    assertThat(catalogued)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Kind.OTHER)));
  }

  @Test
  void everyKindOfALogHasANearMiss() {
    assertThat(LogDescription.all())
        .flatExtracting(LogDescription::kinds)
        .allSatisfy(
            kind -> assertThat(((KnownKind) kind).nearMisses()).as("%s", kind).isNotEmpty());
  }

  @Test
  void exportsNameAttributesThereAre() {
    assertThat(LogDescription.exports())
        .flatExtracting(LogDescription::kinds)
        .flatExtracting(KnownKind::messages)
        .allSatisfy(example ->
            assertThat(Objects.requireNonNull(((Example) example).attributes()).keySet())
                .allMatch(name -> Attribute.byLabel(name).isPresent()));
  }
}
