package dev.synctrace.diagnosis.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of one case. Each entry of {@code files} is one file: the text below a path, or the
 * lines of a table, log or audit of {@code common.yaml}, which gives its path and form.
 *
 * <pre>
 * - members: PC01 PC02              a row for each
 * - members: {rows: PC01, path: graph/second/members.json, group: Second}
 * - clientKeyData: PC01 PC02/device=NULL/tenant=NULL   the row of PC02 has no ids
 * - discovery+: 14:00 cycle         added to the lines of the base
 * - sql/odd.csv: "a,b"
 * </pre>
 *
 * A file of the base with the same key is replaced; {@code without} leaves files of the base away.
 * A case with a base of its own has none of the files of its kind.
 */
final class FieldBundle {
  private static final LocalDate DAY = LocalDate.parse("2026-09-24");
  private static final Map<String, String> USUAL_NAMES = Map.of("tenant", "Contoso", "app", "app");

  private record Part(String key, JsonNode content) {}

  private final JsonNode common;
  private final List<Part> parts = new ArrayList<>();

  FieldBundle(JsonNode common, JsonNode kind, JsonNode written) {
    this.common = common;
    String base = written.path("base").asText(kind.path("base").asText("none"));
    if (!base.equals("none")) {
      add(common.path("bases").required(base));
    }
    if (!written.has("base")) {
      change(kind);
    }
    change(written);
  }

  private void change(JsonNode layer) {
    layer.path("without").forEach(key -> parts.removeIf(part -> part.key().equals(key.asText())));
    List<String> keys = new ArrayList<>();
    layer.path("files").forEach(file -> file.fieldNames().forEachRemaining(keys::add));
    parts.removeIf(part -> keys.contains(part.key()));
    add(layer.path("files"));
  }

  private void add(JsonNode files) {
    for (JsonNode file : files) {
      Iterator<Map.Entry<String, JsonNode>> entries = file.fields();
      while (entries.hasNext()) {
        Map.Entry<String, JsonNode> entry = entries.next();
        String key = entry.getKey();
        if (key.endsWith("+")) {
          append(key.substring(0, key.length() - 1), entry.getValue().asText());
        } else {
          parts.add(new Part(key, entry.getValue()));
        }
      }
    }
  }

  private void append(String key, String lines) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.key().equals(key)) {
        JsonNode joined;
        if (part.content() instanceof ObjectNode options) {
          joined = options.deepCopy().put("rows", options.path("rows").asText() + "\n" + lines);
        } else {
          joined = TextNode.valueOf(part.content().asText() + "\n" + lines);
        }
        parts.set(i, new Part(key, joined));
        return;
      }
    }
    throw new IllegalArgumentException("the base has no " + key);
  }

  /** Writes the files into a new folder. */
  Path write(Path folder) throws IOException {
    for (Part part : parts) {
      JsonNode form = common.path("forms").path(part.key());
      boolean raw = form.isMissingNode();
      if (raw && part.key().indexOf('/') < 0 && part.key().indexOf('.') < 0) {
        throw new IllegalArgumentException("neither a path nor a form: " + part.key());
      }
      String path = raw ? part.key() : option(part, form, "path", "");
      Path file = folder.resolve(fill(path, "Pilot"));
      Files.createDirectories(file.getParent());
      Files.writeString(file, raw ? fill(part.content().asText(), "") : text(part, form));
    }
    return folder;
  }

  private String text(Part part, JsonNode form) throws IOException {
    LocalDateTime day = LocalDate.parse(option(part, form, "day", DAY.toString())).atStartOfDay();
    String rows =
        part.content().isObject() ? part.content().path("rows").asText() : part.content().asText();
    return switch (option(part, form, "sort", "table")) {
      case "log" -> {
        int ahead = Integer.parseInt(option(part, form, "aheadSeconds", "0"));
        yield new LogScript(day, ahead, names(part, form)).text(rows);
      }
      case "audit" ->
          new AuditScript(day, PlaceholderValues.value("tenant", "Contoso"))
              .text(rows, option(part, form, "form", "graph"));
      default -> table(part, form, rows);
    };
  }

  private String table(Part part, JsonNode form, String rows) {
    Map<String, String> names = names(part, form);
    String template = option(part, form, "row", "");
    List<String> lines = new ArrayList<>();
    for (String row : rows.isBlank() ? new String[0] : rows.strip().split("\\s+")) {
      String[] parted = row.split("/");
      Map<String, String> own = new TreeMap<>(names);
      for (int i = 1; i < parted.length; i++) {
        String[] override = parted[i].split("=");
        own.put(override[0], override[1]);
      }
      lines.add(PlaceholderValues.fill(template, parted[0], own));
    }
    return PlaceholderValues.fill(option(part, form, "head", ""), "Pilot", names)
        + String.join(option(part, form, "between", "\n"), lines)
        + option(part, form, "tail", "\n");
  }

  /** What placeholders of the file are about where it is not the row's own name. */
  private static Map<String, String> names(Part part, JsonNode form) {
    Map<String, String> names = new TreeMap<>(USUAL_NAMES);
    for (JsonNode options : List.of(form, part.content())) {
      options.properties().forEach(e -> names.put(e.getKey(), e.getValue().asText()));
    }
    return names;
  }

  private static String option(Part part, JsonNode form, String name, String usual) {
    return part.content().path(name).asText(form.path(name).asText(usual));
  }

  private static String fill(String text, String name) {
    return PlaceholderValues.fill(text, name, USUAL_NAMES);
  }
}
