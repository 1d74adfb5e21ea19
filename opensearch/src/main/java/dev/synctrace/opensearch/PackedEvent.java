package dev.synctrace.opensearch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** An event's bytes on their way: long ones are made short, since a request has its limits. */
final class PackedEvent {
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  /** Shorter ones are compressed by the cluster, together with their neighbours. */
  private static final int LONG = 64 * 1024;

  private PackedEvent() {}

  static byte[] pack(byte[] event) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(Math.min(event.length, LONG) + 1);
    if (event.length < LONG) {
      packed.write(PLAIN);
      packed.write(event);
      return packed.toByteArray();
    }
    packed.write(DEFLATED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(event);
    }
    return packed.toByteArray();
  }

  /**
   * @throws IOException when the bytes are not what {@link #pack} gave
   */
  static byte[] unpack(byte[] packed) throws IOException {
    if (packed.length > 0 && packed[0] == PLAIN) {
      return Arrays.copyOfRange(packed, 1, packed.length);
    }
    if (packed.length > 0 && packed[0] == DEFLATED) {
      try (var in =
          new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1))) {
        return in.readAllBytes();
      }
    }
    throw new IOException("a stored event is damaged: unknown first byte");
  }
}
