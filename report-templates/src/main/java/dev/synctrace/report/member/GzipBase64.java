package dev.synctrace.report.member;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Bytes as they are in a page: gzip, which every browser unpacks, in Base64. */
public final class GzipBase64 {
  private static final int BUFFER = 8_192;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final GZIPOutputStream gzip;

  public GzipBase64() throws IOException {
    gzip = new GZIPOutputStream(bytes, BUFFER);
  }

  /** Where the bytes go. */
  public OutputStream out() {
    return gzip;
  }

  /** All that was written, packed. Nothing may be written after. */
  public String text() throws IOException {
    gzip.close();
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
