package dev.synctrace.serve.upload;

import java.util.regex.Pattern;

/**
 * A visitor's file name, made fit for a disk: its last part only, since the name tells which log a
 * file is, and no character that any file system takes for more than a letter.
 */
final class SafeName {
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
  private static final int LONGEST = 120;

  private SafeName() {}

  static String of(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain =
        last.replaceAll("[^\\p{L}\\p{N}._ ()-]", "_").strip().replaceAll("^\\.+|[. ]+$", "_");
    if (plain.isEmpty() || RESERVED.matcher(plain).matches()) {
      plain = "_" + plain;
    }
    // The end holds what the file is.
    int start = Math.max(0, plain.length() - LONGEST);
    boolean halved = start > 0 && Character.isLowSurrogate(plain.charAt(start));
    return plain.substring(halved ? start + 1 : start);
  }
}
