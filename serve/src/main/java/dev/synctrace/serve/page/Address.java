package dev.synctrace.serve.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A path of this server with its query. */
public record Address(String path, List<Parameter> parameters) {
  public record Parameter(String name, String value) {}

  public Address {
    parameters = List.copyOf(parameters);
  }

  public static Address of(String path) {
    return new Address(path, List.of());
  }

  /** With this value in place of all that the parameter had; an empty one takes it away. */
  public Address with(String name, String value) {
    List<Parameter> changed = new ArrayList<>(parameters);
    changed.removeIf(parameter -> parameter.name().equals(name));
    return new Address(path, changed).plus(name, value);
  }

  /** With this value besides those that the parameter has. */
  public Address plus(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    List<Parameter> changed = new ArrayList<>(parameters);
    changed.add(new Parameter(name, value));
    return new Address(path, changed);
  }

  /** Without this one value. */
  public Address minus(String name, String value) {
    List<Parameter> changed = new ArrayList<>(parameters);
    changed.remove(new Parameter(name, value));
    return new Address(path, changed);
  }

  /** As it is in a link. */
  public String text() {
    return parameters.isEmpty()
        ? path
        : path
            + "?"
            + parameters.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
