package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON generators that leave the stream below open. Every text is written with its secrets masked,
 * whatever the caller did.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private Json() {}

  /** One document, indented for people. */
  public static JsonGenerator document(Writer out) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return new MaskingGenerator(FACTORY.createGenerator(out).setPrettyPrinter(printer));
  }

  /** Objects on a line each; the caller writes the line breaks. */
  public static JsonGenerator lines(Writer out) throws IOException {
    return new MaskingGenerator(
        FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("")));
  }

  /**
   * Writes a value of {@link dev.synctrace.output.Fields}: an instant as ISO 8601, a constant of an
   * enumeration by its name, lists and maps of values in their order.
   */
  public static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case Number number -> json.writeNumber(number.longValue());
      case Instant time -> json.writeString(Times.iso(time));
      case Enum<?> constant -> json.writeString(constant.name());
      case List<?> list -> {
        json.writeStartArray();
        for (Object each : list) {
          write(json, each);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      default -> json.writeString(value.toString());
    }
  }

  /** Masks the secrets of every string value. */
  private static final class MaskingGenerator extends JsonGeneratorDelegate {
    MaskingGenerator(JsonGenerator below) {
      super(below, false);
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
      super.writeString(text == null ? null : Secrets.mask(text));
    }
  }
}
