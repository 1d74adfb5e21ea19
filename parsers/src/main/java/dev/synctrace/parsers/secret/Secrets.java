package dev.synctrace.parsers.secret;

import dev.synctrace.parsers.secret.SecretLabels.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * Hides what must never leave a case: tokens, secrets, certificates, and task parameters, which
 * hold whole scripts in Base64. Applied wherever text is shown; the case itself keeps the text as
 * written. Reference framing.md section 10, messages-client.md section 1.
 */
public final class Secrets {
  /** What each secret that has a form of its own holds, see {@link SecretShapes}; in lower case. */
  private static final List<String> SHAPE_SIGNS =
      List.of("eyj", "---", "mii", "30820", "pfnjcmlwd", "q~", "://", "taskparam");

  private static final SecretMarkers ALL_SIGNS = allSigns();

  private Secrets() {}

  private static SecretMarkers allSigns() {
    List<String> signs = new ArrayList<>(SHAPE_SIGNS);
    for (Form form : SecretLabels.get().forms()) {
      signs.add(form.sign());
    }
    signs.addAll(SecretLabels.get().signs());
    return SecretMarkers.of(signs);
  }

  /** The text with every secret replaced by its length; the same object when there is none. */
  public static String mask(String text) {
    return holdsSign(text) ? SecretShapes.mask(text, false) : text;
  }

  /** As {@link #mask}; line breaks inside a secret stay behind its mask. */
  public static String maskKeepingLines(String text) {
    return holdsSign(text) ? SecretShapes.mask(text, true) : text;
  }

  /** A task's parameter as it may be shown. */
  public static String maskParameter(String parameter) {
    return note(parameter.length());
  }

  /** A URL is a sign only where a name can be in it: most have none. */
  private static boolean holdsSign(String text) {
    char[] chars = text.toCharArray();
    int at = ALL_SIGNS.next(chars, 0);
    if (at >= 0 && chars[at] == ':') {
      int lastName = text.lastIndexOf('@');
      while (at >= 0 && chars[at] == ':' && lastName < at) {
        at = ALL_SIGNS.next(chars, at + 1);
      }
    }
    return at >= 0;
  }

  /** The line breaks of a text. */
  static String breaks(String text) {
    StringBuilder breaks = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        breaks.append(c);
      }
    }
    return breaks.toString();
  }

  /** What is shown instead of a secret. */
  static String note(int length) {
    return "[masked, " + length + " characters]";
  }
}
