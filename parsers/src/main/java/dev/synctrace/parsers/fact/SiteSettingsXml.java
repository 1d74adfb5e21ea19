package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * {@code Sites.Settings} of the top site: which tenants are onboarded (causes.md S04). No one has
 * published its layout, so the layout is not relied on: every element that has a tenant's id, as
 * attribute or as child, is one fact. No document type is followed and no entity is resolved.
 */
public final class SiteSettingsXml implements SourceFormat {
  private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w.:-]*)");
  private static final Pattern PROLOG =
      Pattern.compile("(?s)\\s*(<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*(\\[.*?])?\\s*>)");

  /** Made when a file needs it: most bundles hold no XML. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are not read");
    });
    return factory;
  }

  @Override
  public boolean recognises(FilePrefix prefix) {
    return isSettings(prefix.start());
  }

  /** Whether a text begins as the XML of a site's settings does. */
  static boolean isSettings(String text) {
    if (text.isEmpty() || text.charAt(0) != '<' || text.startsWith("<![LOG[")) {
      return false;
    }
    Matcher root = ROOT.matcher(text).region(endOfProlog(text), text.length());
    if (!root.lookingAt()) {
      return false;
    }
    String name = root.group(1).toLowerCase(Locale.ROOT);
    return name.endsWith("settings") || name.equals("site") || name.equals("sites");
  }

  private static int endOfProlog(String text) {
    Matcher prolog = PROLOG.matcher(text);
    int end = 0;
    while (prolog.region(end, text.length()).lookingAt()) {
      end = prolog.end();
    }
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    FactEventWriter reading = new FactEventWriter(source, sink);
    TenantFactExtractor elements = new TenantFactExtractor(reading);
    boolean whole = walk(reading.text(), 1, reading, elements);
    export(reading, elements, "", whole);
    return reading.outcome();
  }

  /** States what the settings held, after the last of them. */
  static void export(
      FactEventWriter reading, TenantFactExtractor elements, String columns, boolean whole)
      throws IOException {
    if (!whole) {
      elements.tally().lacks("the XML is damaged or truncated");
    }
    reading.export(
        Kind.FACT_SITE_SETTINGS,
        TenantFactExtractor.LOG,
        () -> stated(reading, elements, whole),
        columns,
        elements.tally(),
        1);
  }

  /** Whole settings without a tenant state that none is onboarded. */
  private static FactBuilder stated(
      FactEventWriter reading, TenantFactExtractor elements, boolean whole) {
    FactBuilder row = reading.row();
    boolean none = whole && elements.tally().rows() == 0;
    return none ? row.addEmpty(Attribute.TENANT_ID).say("tenants", "none", true) : row;
  }

  /**
   * Reads one document.
   *
   * @param firstLine the line of the file in which it begins
   * @return whether it was read to its end
   */
  static boolean walk(
      Reader document, int firstLine, FactEventWriter reading, TenantFactExtractor elements)
      throws IOException {
    int line = firstLine;
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(document);
      while (xml.hasNext()) {
        int event = xml.next();
        line = firstLine - 1 + Math.max(1, xml.getLocation().getLineNumber());
        // No record of a known length here: what bounds an element is its text's limit.
        reading.text().recordEnds();
        step(xml, event, line, reading, elements);
      }
      xml.close();
      return true;
    } catch (XMLStreamException | ExportReader.RecordTooLongException e) {
      reading
          .problems()
          .at(
              line,
              "damaged",
              "the XML is damaged or truncated here; the preceding elements are kept",
              FactExportGuide.advice(Kind.FACT_SITE_SETTINGS));
      return false;
    }
  }

  private static void step(
      XMLStreamReader xml,
      int event,
      int line,
      FactEventWriter reading,
      TenantFactExtractor elements)
      throws IOException, XMLStreamException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        elements.start(xml.getLocalName(), line);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          elements.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> elements.text(xml.getText());
      case XMLStreamConstants.END_ELEMENT -> elements.end(line);
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          reading
              .problems()
              .at(
                  line,
                  "entities",
                  "a document type or entity, which is not followed",
                  FactExportGuide.advice(Kind.FACT_SITE_SETTINGS));
      default -> {
        // Comments, instructions and blanks say nothing.
      }
    }
  }
}
