package dev.synctrace.parsers.bundle.file;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a mail by its header. What was copied out of a mail begins with names like From and
 * Subject, too, and is no mail: it lacks what only mail programs write.
 */
final class MailHeader {
  /** Longer headers are those of no mail. */
  static final int LONGEST = 1 << 16;

  private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,100}):(?:[ \\t].*)?");

  private static final Set<String> OF_PROGRAMS =
      names("MIME-Version", "Message-ID", "Received", "Return-Path", "DKIM-Signature");

  private static final Set<String> OF_MAILS =
      names("From", "To", "Cc", "Subject", "Date", "Delivered-To", "Reply-To", "Sender");

  private MailHeader() {}

  private static Set<String> names(String... names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.addAll(Set.of(names));
    return all;
  }

  /** Whether a file that begins with these bytes may be a mail, so that more of it is read. */
  static boolean mayBegin(byte[] start) {
    int end = 0;
    while (end < start.length && start[end] != '\n') {
      end++;
    }
    String line = new String(start, 0, end, StandardCharsets.ISO_8859_1).stripTrailing();
    return FIELD.matcher(line).matches();
  }

  /** Whether the bytes are a mail's, up to the end of its header at least. */
  static boolean begins(byte[] bytes) {
    boolean ofProgram = false;
    Set<String> ofMail = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.isEmpty()) {
        break;
      }
      if (line.charAt(0) != ' ' && line.charAt(0) != '\t') {
        Matcher field = FIELD.matcher(line);
        if (!field.matches()) {
          return false;
        }
        ofProgram |= OF_PROGRAMS.contains(field.group(1));
        if (OF_MAILS.contains(field.group(1))) {
          ofMail.add(field.group(1));
        }
      }
    }
    return ofProgram && ofMail.size() >= 2;
  }
}
