package dev.synctrace.parsers.bundle;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes archives and compressed files by the libraries that read them. */
public final class TestArchive {
  private TestArchive() {}

  /** A 7z of files in the order of the map, each in a stream of its own. */
  public static byte[] sevenZip(Map<String, String> files, SevenZMethod method) throws IOException {
    Path file = Files.createTempFile("test", ".7z");
    try {
      try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
        out.setContentCompression(method);
        for (Map.Entry<String, String> each : files.entrySet()) {
          SevenZArchiveEntry entry = new SevenZArchiveEntry();
          entry.setName(each.getKey());
          entry.setDirectory(each.getKey().endsWith("/"));
          out.putArchiveEntry(entry);
          if (!entry.isDirectory()) {
            out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
          }
          out.closeArchiveEntry();
        }
      }
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Lets each LZMA2 stream of a 7z ask for a dictionary of 1 GiB. */
  public static byte[] withHugeDictionary(byte[] sevenZip) {
    byte[] patched = sevenZip.clone();
    ByteBuffer bytes = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
    int header = 32 + Math.toIntExact(bytes.getLong(12));
    for (int i = header; i + 3 < patched.length; i++) {
      if (patched[i] == 0x21 && patched[i + 1] == 0x21 && patched[i + 2] == 1) {
        patched[i + 3] = 36;
      }
    }
    bytes.putInt(28, crc(patched, header, patched.length));
    bytes.putInt(8, crc(patched, 12, 32));
    return patched;
  }

  public static byte[] xz(byte[] data) {
    return pack(data, out -> new XZOutputStream(out, new LZMA2Options()));
  }

  /** An xz file whose block asks for a dictionary of 1 GiB. */
  public static byte[] xzWithHugeDictionary(byte[] data) {
    byte[] xz = xz(data);
    int header = 12;
    int end = header + (xz[header] + 1) * 4 - 4;
    xz[header + 4] = 36;
    ByteBuffer.wrap(xz).order(ByteOrder.LITTLE_ENDIAN).putInt(end, crc(xz, header, end));
    return xz;
  }

  public static byte[] bzip2(byte[] data) {
    return pack(data, BZip2CompressorOutputStream::new);
  }

  public static byte[] zstd(byte[] data) {
    return pack(data, out -> new ZstdOutputStream(out).setChecksum(true));
  }

  /** A frame of one stored byte that asks for a window of 1 GiB. */
  public static byte[] zstdWithHugeWindow() {
    return new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) 0xA0, 9, 0, 0, 'x'};
  }

  @FunctionalInterface
  private interface Packing {
    OutputStream on(OutputStream out) throws IOException;
  }

  private static byte[] pack(byte[] data, Packing packing) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.on(packed)) {
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static int crc(byte[] bytes, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }
}
