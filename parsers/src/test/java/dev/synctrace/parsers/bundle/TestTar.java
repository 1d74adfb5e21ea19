package dev.synctrace.parsers.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Makes tars byte by byte, also such as no honest tool would. */
public final class TestTar {
  private static final int RECORD = 512;
  private static final int LONGEST_NAME = 100;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private TestTar() {}

  public static TestTar of() {
    return new TestTar();
  }

  public TestTar with(String name, String text) {
    return with(name, utf8(text));
  }

  /** A file; a long name in the way of GNU. */
  public TestTar with(String name, byte[] data) {
    byte[] encoded = utf8(name);
    if (encoded.length > LONGEST_NAME) {
      put('L', utf8("././@LongLink"), new byte[0], encoded);
    }
    return put('0', encoded, new byte[0], data);
  }

  public TestTar withNameInLatin1(String name, String text) {
    return put('0', name.getBytes(StandardCharsets.ISO_8859_1), new byte[0], utf8(text));
  }

  /** A file whose name is in an extended header (POSIX.1-2001). */
  public TestTar withExtendedName(String name, String text) {
    byte[] value = utf8(" path=" + name + "\n");
    int length = value.length;
    while (length < value.length + Integer.toString(length).length()) {
      length++;
    }
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(utf8(Integer.toString(length)));
    header.writeBytes(value);
    put('x', utf8("PaxHeaders/x"), new byte[0], header.toByteArray());
    return put('0', utf8("short"), new byte[0], utf8(text));
  }

  /** Makes it one from before POSIX, without a signature. */
  public byte[] withoutSignature() {
    byte[] old = bytes();
    for (int at = 0; at + RECORD <= old.length; at++) {
      if (old[at] == 'u' && new String(old, at, 5, StandardCharsets.UTF_8).equals("ustar")) {
        byte[] header = Arrays.copyOfRange(old, at - 257, at - 257 + RECORD);
        Arrays.fill(header, 257, 265, (byte) 0);
        sum(header);
        System.arraycopy(header, 0, old, at - 257, RECORD);
      }
    }
    return old;
  }

  public TestTar withFolder(String name) {
    return put('5', utf8(name), new byte[0], new byte[0]);
  }

  /** An entry of any type that has no data. */
  public TestTar withType(char type, String name, String target) {
    return put(type, utf8(name), utf8(target), new byte[0]);
  }

  /** An entry of any type. */
  public TestTar withType(char type, String name, byte[] data) {
    return put(type, utf8(name), new byte[0], data);
  }

  private TestTar put(char type, byte[] name, byte[] target, byte[] data) {
    byte[] header = new byte[RECORD];
    System.arraycopy(name, 0, header, 0, Math.min(name.length, LONGEST_NAME));
    octal(header, 100, 8, 0644);
    octal(header, 108, 8, 0);
    octal(header, 116, 8, 0);
    octal(header, 124, 12, data.length);
    octal(header, 136, 12, 0);
    header[156] = (byte) type;
    System.arraycopy(target, 0, header, 157, target.length);
    System.arraycopy(utf8("ustar\00000"), 0, header, 257, 8);
    sum(header);
    bytes.writeBytes(header);
    bytes.writeBytes(data);
    bytes.writeBytes(new byte[(RECORD - data.length % RECORD) % RECORD]);
    return this;
  }

  private static void sum(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xFF;
    }
    octal(header, 148, 8, sum);
  }

  private static void octal(byte[] header, int at, int width, int value) {
    byte[] digits = utf8(String.format("%0" + (width - 1) + "o", value));
    System.arraycopy(digits, 0, header, at, digits.length);
  }

  /** The whole tar, with its end. */
  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(bytes.toByteArray());
    whole.writeBytes(new byte[2 * RECORD]);
    return whole.toByteArray();
  }

  public Path in(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  public static byte[] gzip(byte[] data) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
