package dev.synctrace.parsers.eventlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a record's XML. */
final class XmlElement {
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void put(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void append(String more) {
    text.append(more);
  }

  List<XmlElement> children() {
    return children;
  }

  /** Returns the text directly inside. */
  String text() {
    return text.toString();
  }

  /** Returns the value of an attribute; empty where it is missing or has no value. */
  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute)).filter(value -> !value.isEmpty());
  }

  /** Returns the first child of that name. */
  Optional<XmlElement> child(String child) {
    return children.stream().filter(each -> each.name.equals(child)).findFirst();
  }
}
