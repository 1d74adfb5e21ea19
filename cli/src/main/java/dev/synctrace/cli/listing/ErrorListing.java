package dev.synctrace.cli.listing;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.choiceOrNull;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.wordOrNull;

import dev.synctrace.index.search.SourceWithErrorCode;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.Listing;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.parsers.error.DecodedError;
import dev.synctrace.parsers.error.DecodedError.Part;
import dev.synctrace.parsers.error.ErrorFamily;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decoded error codes, in the order in which they were asked for. */
public record ErrorListing(List<ErrorListing.DecodedCode> rows)
    implements Listing<ErrorListing.DecodedCode> {
  private static final int MOST_SOURCES = 10;

  /**
   * One answer.
   *
   * @param code as it was asked for
   * @param seenIn sources of the case that name it; empty without a case
   */
  public record DecodedCode(String code, DecodedError error, List<SourceWithErrorCode> seenIn) {}

  private static final ObjectSchema<DecodedError> DECODED =
      ObjectSchema.of(
          "decodedError",
          "What is known of an error code.",
          word("value", DecodedError::value, "The code in one form, such as 0x80072ee7."),
          choiceOrNull(
              "family",
              Choice.of(ErrorFamily.class, ErrorFamily::label),
              DecodedError::family,
              "What sort of code it is."),
          wordOrNull("name", DecodedError::name, "Name of the constant."),
          wordOrNull("meaning", DecodedError::meaning, "Meaning; null for an unknown code."),
          wordOrNull("action", DecodedError::action, "What to do first."),
          wordOrNull("source", DecodedError::source, "Where the facts are from."));

  private static final ObjectSchema<SourceWithErrorCode> SEEN =
      ObjectSchema.of(
          "sourceWithErrorCode",
          "A source of the case that names a code.",
          word("source", SourceWithErrorCode::source, "Path of the file in the bundle."),
          number("line", SourceWithErrorCode::line, "Line of the first record that names it."),
          number("count", SourceWithErrorCode::count, "Number of records that name it."));

  private static final ObjectSchema<Part> PART =
      ObjectSchema.of(
          "part",
          "A part of a number, such as its facility.",
          word("part", Part::name, "Name of the part."),
          word("text", Part::text, "The part."));

  @Override
  public void forEach(RowConsumer<? super DecodedCode> consumer) throws IOException {
    for (DecodedCode row : rows) {
      consumer.accept(row);
    }
  }

  @Override
  public Fields<DecodedCode> fields() {
    return rowFields();
  }

  private static Fields<DecodedCode> rowFields() {
    Fields<DecodedCode> fields =
        Fields.<DecodedCode>none().with(text("code", DecodedCode::code, "As it was asked for."));
    for (Property<DecodedCode> property : DECODED.propertiesOf(DecodedCode::error)) {
      fields = fields.with(property);
    }
    return fields
        .json(list("seenIn", SEEN, DecodedCode::seenIn, "Sources of the case that name it."))
        .csv("seenIn", ErrorListing::places)
        .json(list("parts", PART, row -> row.error().parts(), "What the number consists of."))
        .csv("parts", ErrorListing::parts)
        .json(
            list(
                "others",
                DECODED,
                row -> row.error().others(),
                "Other codes that can be written so, most likely first."));
  }

  @Override
  public JsonAnswer<DecodedCode> json() {
    return schema().of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<ErrorListing, DecodedCode> schema() {
    ObjectSchema<DecodedCode> row = rowFields().object("code", "An error code.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "error",
            "Decoded error codes.",
            answerRows("codes", row, ErrorListing::forEach, "The codes, as they were asked for.")),
        row);
  }

  private static @Nullable String family(@Nullable ErrorFamily family) {
    return family == null ? null : family.label();
  }

  private static String places(DecodedCode row) {
    return row.seenIn().stream()
        .map(each -> each.source() + ":" + each.line() + " (" + each.count() + ")")
        .collect(Collectors.joining("; "));
  }

  private static String parts(DecodedCode row) {
    return row.error().parts().stream()
        .map(part -> part.name() + ": " + part.text())
        .collect(Collectors.joining("; "));
  }

  /** Prints a heading for each code, what is known of it below. */
  @Override
  public boolean print(TextPage page) {
    for (DecodedCode code : rows) {
      DecodedError error = code.error();
      String heading = TerminalText.line(heading(code.code(), error));
      page.heading(heading);
      line(page, "meaning", error.known() ? error.meaning() : "unknown code");
      line(page, "do", error.action());
      for (Part part : error.parts()) {
        line(page, part.name(), part.text());
      }
      for (DecodedError other : error.others()) {
        line(page, "or", family(other.family()) + " " + other.value() + " = " + other.brief());
      }
      line(page, "source", error.source());
      seen(page, code.seenIn());
      page.out().println();
    }
    return true;
  }

  private static String heading(String code, DecodedError error) {
    StringBuilder heading = new StringBuilder(code);
    if (!error.value().equals(code)) {
      heading.append(" = ").append(error.value());
    }
    if (error.name() != null && !error.name().equals(error.value())) {
      heading.append("  ").append(error.name());
    }
    return error.family() == null
        ? heading.toString()
        : heading + "  (" + error.family().label() + ")";
  }

  private static void line(TextPage page, String label, @Nullable String value) {
    if (value != null) {
      page.paragraph("  %-16s ".formatted(label + ":"), TerminalText.line(value));
    }
  }

  private static void seen(TextPage page, List<SourceWithErrorCode> occurrences) {
    for (SourceWithErrorCode occurrence : occurrences.stream().limit(MOST_SOURCES).toList()) {
      line(
          page,
          "seen in",
          "%s:%d (%,d %s)"
              .formatted(
                  occurrence.source(),
                  occurrence.line(),
                  occurrence.count(),
                  occurrence.count() == 1 ? "record" : "records"));
    }
    int more = occurrences.size() - MOST_SOURCES;
    if (more > 0) {
      line(page, "seen in", "%,d more %s".formatted(more, more == 1 ? "source" : "sources"));
    }
  }
}
