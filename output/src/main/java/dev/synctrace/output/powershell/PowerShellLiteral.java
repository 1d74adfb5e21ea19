package dev.synctrace.output.powershell;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into PowerShell source as literals. In single quotes PowerShell expands nothing,
 * and only a quote ends the text; it takes the typographic ones for quotes, too.
 */
public final class PowerShellLiteral {
  private static final String QUOTES = "'\u2018\u2019\u201A\u201B";

  private PowerShellLiteral() {}

  /** Returns a text in single quotes, or {@code $null}. */
  public static String of(@Nullable String text) {
    if (text == null) {
      return "$null";
    }
    StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
    for (char c : text.toCharArray()) {
      if (QUOTES.indexOf(c) >= 0) {
        literal.append(c);
      }
      // A line of its own could be taken for one of the script's by who reads it.
      literal.append(Character.isISOControl(c) ? ' ' : c);
    }
    return literal.append('\'').toString();
  }

  /** Returns an array of texts. */
  public static String of(Collection<String> texts) {
    return texts.stream().map(PowerShellLiteral::of).collect(Collectors.joining(", ", "@(", ")"));
  }
}
