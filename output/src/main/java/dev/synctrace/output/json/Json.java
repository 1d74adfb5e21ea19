package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.synctrace.parsers.secret.Secrets;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON generators that leave the stream below open. Every text of a case is written with its
 * secrets masked, whatever the caller did.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private Json() {}

  /** One document, indented for people. */
  public static JsonGenerator document(Writer out) throws IOException {
    return new MaskingGenerator(indented(out));
  }

  private static JsonGenerator indented(Writer out) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return FACTORY.createGenerator(out).setPrettyPrinter(printer);
  }

  /**
   * Writes a document of the program's own texts, such as a schema, and a line break. Nothing in it
   * is of a case, so nothing is masked.
   */
  public static void writeOwn(Writer out, Map<String, Object> document) throws IOException {
    JsonGenerator json = indented(out);
    write(json, document);
    json.writeRaw('\n');
    json.flush();
  }

  /** Objects on a line each; the caller writes the line breaks. */
  public static JsonGenerator lines(Writer out) throws IOException {
    return new MaskingGenerator(
        FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("")));
  }

  /** Writes texts, numbers, truth values, and lists and maps of them in their order. */
  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case Double number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
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
