package dev.synctrace.parsers.fact.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Format of the rows of one export: by which columns it is recognized and which attribute each
 * becomes. The same shapes serve tables and JSON, whose keys are the columns' names. Columns that
 * are no attribute stay searchable in the message. Each shape is a YAML file next to this class.
 */
public final class FactShape {
  private static final List<FactShape> ALL =
      CompiledYaml.of(FactShape.class).files().values().stream()
          .filter(file -> file.has("columns"))
          .sorted(Comparator.comparingInt(file -> file.required("precedence").asInt()))
          .map(FactShape::new)
          .toList();

  public static final FactShape MAPPING = of(Kind.FACT_MAPPING);
  public static final FactShape CONSOLE_STATUS = of(Kind.FACT_CONSOLE_STATUS);

  /** A status tab of the console's member list: only members with that status are in it. */
  public static final FactShape CONSOLE_MEMBER = of(Kind.FACT_CONSOLE_MEMBER);

  public static final FactShape COLLECTION_MEMBER = of(Kind.FACT_COLLECTION_MEMBER);
  public static final FactShape CLIENT_KEY = of(Kind.FACT_CLIENTKEY);
  public static final FactShape SYSTEM = of(Kind.FACT_SYSTEM);
  public static final FactShape GROUP_MEMBER = of(Kind.FACT_GROUP_MEMBER);
  public static final FactShape GROUP_OWNER = of(Kind.FACT_GROUP_OWNER);
  public static final FactShape DEVICE = of(Kind.FACT_DEVICE);
  public static final FactShape GROUP = of(Kind.FACT_GROUP);
  public static final FactShape APPLICATION = of(Kind.FACT_APPLICATION);

  private final Kind kind;
  private final String log;
  private final List<List<String>> needs;
  private final List<List<String>> normalisedNeeds;
  private final Set<String> telling;
  private final String entitySet;
  private final List<List<List<String>>> keys;
  private final List<Column> columns;

  private FactShape(JsonNode file) {
    this.kind = Kind.byLabel(file.required("kind").asText()).orElseThrow();
    this.log = file.required("log").asText();
    this.needs = file.required("needs").valueStream().map(FactShape::texts).toList();
    this.normalisedNeeds = needs.stream().map(FactShape::normalised).toList();
    this.telling = Set.copyOf(normalised(texts(file.path("telling"))));
    this.entitySet = file.path("entitySet").asText();
    this.keys =
        file.path("keys")
            .valueStream()
            .map(all -> all.valueStream().map(any -> normalised(texts(any))).toList())
            .toList();
    this.columns = file.required("columns").valueStream().map(FactShape::column).toList();
  }

  /** All shapes, in the order in which they are tried. */
  public static List<FactShape> all() {
    return ALL;
  }

  /**
   * Returns the shape of facts of a kind.
   *
   * @throws java.util.NoSuchElementException if the kind has none
   */
  public static FactShape of(Kind kind) {
    return ALL.stream().filter(shape -> shape.kind == kind).findFirst().orElseThrow();
  }

  /** Returns the shape of the objects in an entity set of Microsoft Graph, such as devices. */
  public static Optional<FactShape> ofEntitySet(String name) {
    return ALL.stream().filter(shape -> shape.entitySet.equals(name)).findFirst();
  }

  /**
   * Returns the shape of a JSON object that the keys alone give away.
   *
   * @param has whether the object has a key, by its normalised name
   */
  public static Optional<FactShape> ofKeys(Predicate<String> has) {
    return ALL.stream().filter(shape -> shape.isGivenAwayBy(has)).findFirst();
  }

  private boolean isGivenAwayBy(Predicate<String> has) {
    return keys.stream().anyMatch(all -> all.stream().allMatch(any -> any.stream().anyMatch(has)));
  }

  public Kind kind() {
    return kind;
  }

  /** Name of the log its events are in. */
  public String log() {
    return log;
  }

  /** Needed columns: of each inner list one, by any of its names, the usual name first. */
  List<List<String>> needs() {
    return needs;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The needed columns that are not there, by their usual names. */
  public List<String> lacking(Collection<String> columns) {
    List<String> lacking = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      if (normalisedNeeds.get(i).stream().noneMatch(columns::contains)) {
        lacking.add(needs.get(i).get(0));
      }
    }
    return lacking;
  }

  /** Whether one of the columns tells this fact from others that need the same. */
  boolean isTold(Collection<String> columns) {
    return telling.isEmpty() || columns.stream().anyMatch(telling::contains);
  }

  @Override
  public String toString() {
    return kind.label();
  }

  private static Column column(JsonNode written) {
    String attribute = written.required("attribute").asText();
    return Column.of(
        Attribute.byLabel(attribute).orElseThrow(),
        Column.form(written.path("form").asText("text")),
        texts(written.required("names")).toArray(String[]::new));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static List<String> normalised(List<String> names) {
    return names.stream().map(Column::normalise).toList();
  }
}
