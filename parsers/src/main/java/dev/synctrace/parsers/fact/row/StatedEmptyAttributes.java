package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The difference between "the device has no Entra id" and "the export has no such column". An
 * attribute whose column or key is there and empty ({@code NULL}, blank, the GUID of zeros) is
 * named in the fact's {@link Attribute#NO_VALUE}; one whose column is missing is named nowhere.
 */
public final class StatedEmptyAttributes {
  private StatedEmptyAttributes() {}

  /** The attributes a fact states to be without a value; empty for events that are no facts. */
  public static Set<Attribute> of(Attributes attributes) {
    Set<Attribute> named = EnumSet.noneOf(Attribute.class);
    attributes
        .get(Attribute.NO_VALUE)
        .ifPresent(labels -> {
          for (String label : labels.split(" ")) {
            Attribute.byLabel(label).ifPresent(named::add);
          }
        });
    return named;
  }

  /** Whether the fact says that it has no value for the attribute. */
  public static boolean isStated(Attributes attributes, Attribute attribute) {
    return of(attributes).contains(attribute);
  }

  static String labels(Collection<Attribute> attributes) {
    StringJoiner labels = new StringJoiner(" ");
    attributes.forEach(attribute -> labels.add(attribute.label()));
    return labels.toString();
  }
}
