package dev.synctrace.parsers.bundle.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Type of a file by its first bytes. Names are ignored, because people rename archives to get them
 * through mail filters.
 */
public enum FileType {
  ZIP("PK\3\4", 0, ""),
  EMPTY_ZIP("PK\5\6", 0, "is an empty zip archive. Request a bundle that contains files"),
  SPLIT_ZIP(
      "PK\7\10", 0, "is one part of a split zip archive. Extract all parts and pass the folder"),
  GZIP("\37\213\10", 0, ""),
  BZIP2("1AY&SY", 4, ""),
  EMPTY_BZIP2("\27rE8P\220", 4, ""),
  XZ("\3757zXZ\0", 0, ""),
  ZSTD("(\265/\375", 0, ""),
  /** As tools that pack on several processors begin: with a frame that is skipped. */
  PARALLEL_ZSTD("P*M\30", 0, ""),
  SEVEN_ZIP("7z\274\257\47\34", 0, ""),
  CAB("MSCF\0\0\0\0", 0, ""),
  RAR("Rar!\32\7", 0, "is a RAR archive, which is not supported. Extract it and pass the folder"),
  TAR("ustar", 257, ""),
  /** A mail with its header, as mail programs save and send it. */
  MAIL("", 0, ""),
  /** Anything else: a source, whatever it holds. */
  SOURCE("", 0, "");

  private static final int LONGEST = 512;
  private static final int TAR_CHECKSUM = 148;
  private static final int TAR_TYPE = 156;

  private final byte[] signature;
  private final int offset;
  private final String advice;

  FileType(String signature, int offset, String advice) {
    this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
    this.offset = offset;
    this.advice = advice;
  }

  /** Looks at the first bytes of a file. */
  public static FileType of(SourceFile file) throws IOException {
    byte[] start;
    try (InputStream in = file.open()) {
      start = in.readNBytes(LONGEST);
      if (MailHeader.mayBegin(start) && (isSentAsMail(file) || isMail(start, in))) {
        return MAIL;
      }
    }
    return Arrays.stream(values())
        .filter(fileType -> fileType != MAIL && fileType.opens(start))
        .findFirst()
        .orElse(SOURCE);
  }

  /** Whether the mail in which it is a part says that it is a mail. */
  private static boolean isSentAsMail(SourceFile file) {
    return file.mediaType().stream()
        .anyMatch(type -> type.equals("message/rfc822") || type.equals("message/global"));
  }

  private static boolean isMail(byte[] start, InputStream rest) throws IOException {
    InputStream file = new SequenceInputStream(new ByteArrayInputStream(start), rest);
    return MailHeader.begins(MailStream.of(file));
  }

  private boolean opens(byte[] start) {
    int end = offset + signature.length;
    return this == TAR && isOldTar(start)
        || start.length >= end && Arrays.equals(start, offset, end, signature, 0, signature.length);
  }

  /** A tar from before POSIX has no signature; its header's sum tells it from anything else. */
  private static boolean isOldTar(byte[] start) {
    if (start.length < LONGEST) {
      return false;
    }
    int told = 0;
    for (int i = TAR_CHECKSUM; i < TAR_TYPE; i++) {
      if (start[i] >= '0' && start[i] <= '7') {
        told = told * 8 + start[i] - '0';
      } else if (start[i] != ' ' && start[i] != 0) {
        return false;
      }
    }
    int sum = ' ' * (TAR_TYPE - TAR_CHECKSUM);
    for (int i = 0; i < start.length; i++) {
      sum += i < TAR_CHECKSUM || i >= TAR_TYPE ? start[i] & 0xFF : 0;
    }
    return start[0] != 0 && told == sum;
  }

  /** Whether there are files inside that are read here. */
  public boolean isArchive() {
    return this != SOURCE && advice.isEmpty();
  }

  /** For what cannot be read here: what it is and what to do instead; else empty. */
  public String advice() {
    return advice;
  }
}
