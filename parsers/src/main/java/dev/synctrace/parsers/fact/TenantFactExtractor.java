package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactValue;
import dev.synctrace.parsers.fact.row.ListTally;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Follows the open elements of a document and makes a fact of each that has a tenant's id. */
final class TenantFactExtractor {
  static final String LOG = "SiteSettings";

  private static final int DEEPEST = 200;
  private static final int LONGEST_TEXT = 4096;
  private static final int MOST_FIELDS = 200;

  private final FactEventWriter reading;
  private final Deque<Element> open = new ArrayDeque<>();
  private final ListTally tally = new ListTally();
  private @Nullable String siteCode;

  /** One name and value inside an element. */
  private record Field(String name, String value) {
    boolean isTenantId() {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean named = lower.contains("tenant") || lower.equals("directoryid");
      return named && Guid.isDashed(bare(value)) && !FactValue.isNone(bare(value));
    }

    static String bare(String guid) {
      return guid.startsWith("{") && guid.endsWith("}")
          ? guid.substring(1, guid.length() - 1)
          : guid;
    }
  }

  private static final class Element {
    private final String name;
    private final long line;
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String serverApp;
    private @Nullable String clientApp;

    private Element(String name, long line) {
      this.name = name;
      this.line = line;
    }

    private void add(String field, String value) {
      if (fields.size() < MOST_FIELDS && !value.isBlank()) {
        fields.add(new Field(field, value.strip()));
      }
    }
  }

  TenantFactExtractor(FactEventWriter reading) {
    this.reading = reading;
  }

  /** Begins another document, of the site with that code; null when the export does not say. */
  void startDocument(@Nullable String code) {
    open.clear();
    siteCode = code;
  }

  /** The tenants found so far. */
  ListTally tally() {
    return tally;
  }

  void start(String name, long line) throws XMLStreamException {
    if (open.size() >= DEEPEST) {
      throw new XMLStreamException("elements deeper than " + DEEPEST);
    }
    open.push(new Element(name, line));
  }

  void attribute(String name, String value) {
    current().add(name, value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value);
  }

  void text(String text) {
    if (open.isEmpty()) {
      return;
    }
    StringBuilder collected = current().text;
    int room = LONGEST_TEXT - collected.length();
    collected.append(text, 0, Math.min(room, text.length()));
  }

  void end(long line) throws IOException {
    Element element = open.pop();
    String text = element.text.toString();
    boolean leaf = element.fields.isEmpty();
    if (leaf && !open.isEmpty()) {
      current().add(element.name, text);
      return;
    }
    element.add(element.name, text);
    if (!open.isEmpty()) {
      tellApp(element, current());
    }
    for (Field field : element.fields) {
      if (field.isTenantId()) {
        tenant(element, field, line);
      }
    }
  }

  /** An app of a tenant may be an element of its own inside the tenant's. */
  private static void tellApp(Element app, Element parent) {
    String name = app.name.toLowerCase(Locale.ROOT);
    if (!name.contains("app")) {
      return;
    }
    for (Field field : app.fields) {
      String id = field.name.toLowerCase(Locale.ROOT);
      boolean isId = id.equals("clientid") || id.equals("appid") || id.equals("applicationid");
      if (isId && Guid.isDashed(Field.bare(field.value))) {
        if (name.contains("server")) {
          parent.serverApp = Field.bare(field.value);
        } else if (name.contains("client")) {
          parent.clientApp = Field.bare(field.value);
        }
      }
    }
  }

  private void tenant(Element element, Field tenant, long line) throws IOException {
    FactBuilder row =
        reading
            .row()
            .put(Attribute.TENANT_ID, Field.bare(tenant.value))
            .put(Attribute.SITE_CODE, siteCode);
    row.say(tenant.name, tenant.value, true);
    for (Field field : element.fields) {
      if (field == tenant || field.isTenantId()) {
        continue;
      }
      row.say(field.name, field.value, false);
      String name = field.name.toLowerCase(Locale.ROOT);
      if (name.contains("tenant") && name.contains("name")) {
        row.put(Attribute.NAME, field.value);
      } else if (name.contains("server") && name.contains("app") && Guid.isDashed(field.value)) {
        row.put(Attribute.SERVER_APP_ID, field.value);
      } else if (name.contains("client") && name.contains("app") && Guid.isDashed(field.value)) {
        row.put(Attribute.APP_ID, field.value);
      }
    }
    row.put(Attribute.SERVER_APP_ID, element.serverApp).put(Attribute.APP_ID, element.clientApp);
    tally.add(Kind.FACT_SITE_SETTINGS, row);
    reading.fact(Kind.FACT_SITE_SETTINGS, LOG, row, element.line, line);
  }

  private Element current() {
    return open.element();
  }
}
