package dev.synctrace.parsers.error;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Known data of an error code.
 *
 * @param value the code in its internal form, such as {@code 0x80072ee7} or {@code AADSTS50076}
 * @param family null when not even that is known
 * @param name constant or published name; null when there is none
 * @param meaning one phrase; null when the code is unknown
 * @param action what to do first; null when there is none
 * @param source where the facts come from; null when the code is unknown
 * @param parts what the number consists of, in the order to show them
 * @param others other codes that the same spelling can represent, most likely first
 */
public record DecodedError(
    String value,
    @Nullable ErrorFamily family,
    @Nullable String name,
    @Nullable String meaning,
    @Nullable String action,
    @Nullable String source,
    List<Part> parts,
    List<DecodedError> others) {

  /** One part of a number, such as its facility. */
  public record Part(String name, String text) {}

  /** Whether the code has a meaning, from its own row or from the number inside it. */
  public boolean known() {
    return meaning != null;
  }

  /** Name and meaning in one line; the value where the code is unknown. */
  public String brief() {
    if (meaning == null) {
      return value;
    }
    return name == null || name.equals(value) ? meaning : name + ": " + meaning;
  }

  DecodedError withOthers(List<DecodedError> more) {
    return new DecodedError(value, family, name, meaning, action, source, parts, more);
  }

  DecodedError withPart(Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.add(part);
    return new DecodedError(value, family, name, meaning, action, source, all, others);
  }
}
