package dev.synctrace.parsers.secret;

import dev.synctrace.parsers.secret.SecretLabels.Form;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what its own form gives away, then what a label does. Apart from {@link Secrets}, so that
 * its patterns are made only where a text holds a sign of a secret: most runs show none.
 */
final class SecretShapes {
  /** Two or three Base64url parts of which the first is a JSON object. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}"
              + "(?:\\.(?:(?:\\\\[rn]|\\s){1,4}+(?=eyJ|[A-Za-z0-9_-]{20}))?[A-Za-z0-9_-]*){0,4}");

  private static final Pattern TASK_PARAMETER =
      Pattern.compile("(?i)(taskparam\\s*[=:]\\s*)([A-Za-z0-9+/=._-]{8,}+)(?!:)");

  /** A password in a URL, {@code https://user:password@server}. */
  private static final Pattern USER_INFO =
      Pattern.compile("(://[^/\\s:@\"']{0,256}:)([^/\\s@\"']{1,256})(?=@)");

  /** A client secret of Microsoft Entra, which has its own form. */
  private static final Pattern CLIENT_SECRET =
      Pattern.compile("(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}");

  /** Certificates and keys as text blocks, cut off ones too. */
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{3,40})-----[^-]*+(?:-----END \\1-----)?+");

  /**
   * The same without a frame: a long ASN.1 sequence in Base64 or in hexadecimal, as registration
   * logs have it.
   */
  private static final Pattern DER =
      Pattern.compile("\\bMII[A-Za-z0-9+/]{61,}+={0,2}|\\b30820[0-9A-Fa-f]{123,}+\\b");

  /** A script in Base64 without its label: it begins with a tag {@code <Script}. */
  private static final Pattern SCRIPT = Pattern.compile("\\bPFNjcmlwd[A-Za-z0-9+/]{7,}+={0,2}");

  private static final String TOKEN_SIGN = "eyJ";
  private static final String PEM_SIGN = "-----BEGIN ";
  private static final List<String> DER_SIGNS = List.of("MII", "30820");
  private static final String SCRIPT_SIGN = "PFNjcmlwd";
  private static final String CLIENT_SECRET_SIGN = "Q~";
  private static final String URL_SIGN = "://";

  private static final List<Pattern> FORMS =
      SecretLabels.get().forms().stream().map(form -> Pattern.compile(form.pattern())).toList();
  private static final SecretMarkers FORM_SIGNS =
      SecretMarkers.of(SecretLabels.get().forms().stream().map(Form::sign).toList());
  private static final SecretMarkers TASK_SIGN = SecretMarkers.of(List.of("taskparam"));

  private SecretShapes() {}

  /**
   * The text without its secrets; the same object when there is none.
   *
   * @param lines whether line breaks inside a secret stay
   */
  static String mask(String text, boolean lines) {
    String masked = text;
    if (text.contains(TOKEN_SIGN)) {
      masked = replaceAll(TOKEN, masked, lines);
    }
    char[] chars = text.toCharArray();
    if (TASK_SIGN.next(chars, 0) >= 0) {
      masked = replaceValue(TASK_PARAMETER, masked);
    }
    if (FORM_SIGNS.next(chars, 0) >= 0) {
      for (Pattern form : FORMS) {
        masked = replaceAll(form, masked, lines);
      }
    }
    if (text.contains(PEM_SIGN)) {
      masked =
          PEM.matcher(masked)
              .replaceAll(match ->
                  "[masked "
                      + match.group(1)
                      + ", "
                      + match.group().length()
                      + " characters]"
                      + (lines ? Secrets.breaks(match.group()) : ""));
    }
    if (DER_SIGNS.stream().anyMatch(text::contains)) {
      masked = replaceAll(DER, masked, lines);
    }
    if (text.contains(SCRIPT_SIGN)) {
      masked = replaceAll(SCRIPT, masked, lines);
    }
    if (text.contains(CLIENT_SECRET_SIGN)) {
      masked = replaceAll(CLIENT_SECRET, masked, lines);
    }
    if (text.contains(URL_SIGN) && text.indexOf('@') >= 0) {
      masked = replaceValue(USER_INFO, masked);
    }
    masked = SecretScanner.mask(masked, lines);
    return masked.equals(text) ? text : masked;
  }

  private static String replaceValue(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1)
                    + (match.group(2).startsWith("[masked")
                        ? match.group(2)
                        : Secrets.note(match.group(2).length()))));
  }

  private static String replaceAll(Pattern pattern, String text, boolean lines) {
    return pattern
        .matcher(text)
        .replaceAll(match ->
            Secrets.note(match.group().length()) + (lines ? Secrets.breaks(match.group()) : ""));
  }
}
