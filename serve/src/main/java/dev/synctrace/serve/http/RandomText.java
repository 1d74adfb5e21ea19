package dev.synctrace.serve.http;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Texts no one can guess. */
public final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** 32 hexadecimal digits. */
  public static String of128Bits() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
