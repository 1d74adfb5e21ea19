package dev.synctrace.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private Secrets() {}

  /** The text with every secret replaced by its length; the same object when there is none. */
  public static String mask(String text) {
    String masked = text;
    if (text.contains("eyJ")) {
      masked = TOKEN.matcher(masked).replaceAll(match -> note(match.group()));
    }
    if (containsParameter(text)) {
      masked = replaceValue(TASK_PARAMETER.matcher(masked));
    }
    if (text.contains("-----BEGIN ")) {
      masked =
          PEM.matcher(masked)
              .replaceAll(match ->
                  "[masked " + match.group(1) + ", " + match.group().length() + " characters]");
    }
    if (text.contains("MII") || text.contains("30820")) {
      masked = DER.matcher(masked).replaceAll(match -> note(match.group()));
    }
    if (text.contains("PFNjcmlwd")) {
      masked = SCRIPT.matcher(masked).replaceAll(match -> note(match.group()));
    }
    if (maySayASecret(text)) {
      masked = replaceValue(NAMED_SECRET.matcher(masked));
    }
    return masked;
  }

  /** A task's parameter as it may be shown. */
  public static String maskParameter(String parameter) {
    return note(parameter);
  }

  private static boolean containsParameter(String text) {
    return text.contains("askParam") || text.contains("askparam") || text.contains("TASKPARAM");
  }

  private static boolean maySayASecret(String text) {
    for (String word : new String[] {"ecret", "assword", "pwd", "earer", "egtoken"}) {
      if (text.contains(word)) {
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
