package dev.synctrace.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides what must never leave a case: tokens, secrets, certificates, and task parameters, which
 * hold whole scripts in Base64. Applied wherever text is shown; the case itself keeps the text as
 * written. Reference framing.md section 10, messages-client.md section 1.
 */
public final class Secrets {
  /** Two or three Base64url parts of which the first is a JSON object. */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){0,4}");

  private static final Pattern TASK_PARAMETER =
      Pattern.compile("(?i)(taskparam\\s*[=:]\\s*)([A-Za-z0-9+/=._-]{8,}+)(?!:)");

  private static final Pattern NAMED_SECRET =
      Pattern.compile(
          "(?i)((?:client_secret|clientsecret|password|pwd|authorization: bearer|bearer|regtoken)"
              + "[=: ]\\s*[\"']?)([^\\s\"',;&]{6,})");

  /** Certificates and keys as text blocks, cut off ones too. */
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{3,40})-----[^-]*+(?:-----END \\1-----)?+");

  /**
   * The same without a frame: a long ASN.1 sequence in Base64 or in hexadecimal, as registration
   * logs have it.
   */
  private static final Pattern DER =
      Pattern.compile("\\bMII[A-Za-z0-9+/]{61,}+={0,2}|\\b30820[0-9A-Fa-f]{123,}+\\b");

  /** A script in Base64 that stands without its label: it begins with a tag {@code <Script}. */
  private static final Pattern SCRIPT = Pattern.compile("\\bPFNjcmlwd[A-Za-z0-9+/]{7,}+={0,2}");

  private static final String TOKEN_SIGN = "eyJ";
  private static final String PEM_SIGN = "-----BEGIN ";
  private static final List<String> DER_SIGNS = List.of("MII", "30820");
  private static final String SCRIPT_SIGN = "PFNjcmlwd";
  private static final List<String> PARAMETER_SIGNS = List.of("askParam", "askparam", "TASKPARAM");
  private static final List<String> NAME_SIGNS =
      List.of("ecret", "assword", "pwd", "earer", "egtoken");

  /** Each secret, or what names it, has one of these in it. */
  private static final List<String> SIGNS =
      Stream.of(List.of(TOKEN_SIGN, PEM_SIGN, SCRIPT_SIGN), DER_SIGNS, PARAMETER_SIGNS, NAME_SIGNS)
          .flatMap(List::stream)
          .toList();

  /** By pairs of ASCII characters: whether a sign begins with the pair. */
  private static final boolean[] FIRST_TWO = firstTwo();

  private Secrets() {}

  /** The text with every secret replaced by its length; the same object when there is none. */
  public static String mask(String text) {
    return holdsSign(text) ? maskAll(text) : text;
  }

  private static String maskAll(String text) {
    String masked = text;
    if (text.contains(TOKEN_SIGN)) {
      masked = TOKEN.matcher(masked).replaceAll(match -> note(match.group()));
    }
    if (holdsOne(PARAMETER_SIGNS, text)) {
      masked = replaceValue(TASK_PARAMETER.matcher(masked));
    }
    if (text.contains(PEM_SIGN)) {
      masked =
          PEM.matcher(masked)
              .replaceAll(match ->
                  "[masked " + match.group(1) + ", " + match.group().length() + " characters]");
    }
    if (holdsOne(DER_SIGNS, text)) {
      masked = DER.matcher(masked).replaceAll(match -> note(match.group()));
    }
    if (text.contains(SCRIPT_SIGN)) {
      masked = SCRIPT.matcher(masked).replaceAll(match -> note(match.group()));
    }
    if (holdsOne(NAME_SIGNS, text)) {
      masked = replaceValue(NAMED_SECRET.matcher(masked));
    }
    return masked;
  }

  /** A task's parameter as it may be shown. */
  public static String maskParameter(String parameter) {
    return note(parameter);
  }

  /** In one pass: nearly every text that is shown comes by here, and nearly none holds one. */
  private static boolean holdsSign(String text) {
    int pair = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      pair = c < 0x80 ? ((pair << 7) | c) & 0x3FFF : 0;
      if (FIRST_TWO[pair] && signStands(text, i - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean signStands(String text, int at) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] firstTwo() {
    boolean[] pairs = new boolean[1 << 14];
    for (String sign : SIGNS) {
      pairs[(sign.charAt(0) << 7) | sign.charAt(1)] = true;
    }
    return pairs;
  }

  private static boolean holdsOne(List<String> signs, String text) {
    for (String sign : signs) {
      if (text.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  private static String replaceValue(Matcher matcher) {
    return matcher.replaceAll(match ->
        Matcher.quoteReplacement(
            match.group(1)
                + (match.group(2).startsWith("[masked") ? match.group(2) : note(match.group(2)))));
  }

  private static String note(String secret) {
    return "[masked, " + secret.length() + " characters]";
  }
}
