package dev.synctrace.parsers.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zips, also such as no honest tool would. */
public final class TestZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip;

  private TestZip(Charset names) {
    zip = new ZipOutputStream(bytes, names);
  }

  public static TestZip of() {
    return new TestZip(StandardCharsets.UTF_8);
  }

  public static TestZip withNamesIn(Charset names) {
    return new TestZip(names);
  }

  public TestZip with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Deflated; length and checksum follow the data, as streaming tools write it. */
  public TestZip with(String name, byte[] data) {
    return put(new ZipEntry(name), data);
  }

  /** Stored as it is; length and checksum are before the data. */
  public TestZip withStored(String name, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(data);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(data.length);
    entry.setCrc(crc.getValue());
    return put(entry, data);
  }

  private TestZip put(ZipEntry entry, byte[] data) {
    try {
      zip.putNextEntry(entry);
      zip.write(data);
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path in(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  /** Sets the encryption bit of one entry, in both its headers. */
  public static byte[] encrypt(byte[] zip, String name) {
    return patch(zip, name, 6, 8, 1);
  }

  /** Gives one entry another packing method, in both its headers. */
  public static byte[] packedBy(byte[] zip, String name, int method) {
    return patch(zip, name, 8, 10, method);
  }

  private static byte[] patch(byte[] zip, String name, int inLocal, int inCentral, int bits) {
    byte[] patched = zip.clone();
    ByteBuffer headers = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
    int found = 0;
    for (int i = 0; i + 46 < patched.length; i++) {
      boolean local = headers.getInt(i) == LOCAL && named(patched, i + 30, name);
      boolean central = headers.getInt(i) == CENTRAL && named(patched, i + 46, name);
      if (local || central) {
        int at = i + (local ? inLocal : inCentral);
        headers.putShort(at, (short) (headers.getShort(at) | bits));
        found++;
      }
    }
    if (found != 2) {
      throw new IllegalArgumentException(name + " has " + found + " headers");
    }
    return patched;
  }

  private static boolean named(byte[] zip, int at, String name) {
    return new String(
            zip, at, Math.min(name.length(), zip.length - at), StandardCharsets.ISO_8859_1)
        .equals(name);
  }

  /** Puts one name in the place of another of the same length, wherever it is. */
  public static byte[] rename(byte[] zip, String from, String to) {
    String renamed = new String(zip, StandardCharsets.ISO_8859_1).replace(from, to);
    return renamed.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where a text is in the bytes. */
  public static int find(byte[] zip, String text) {
    int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException(text + " is not there");
    }
    return at;
  }
}
