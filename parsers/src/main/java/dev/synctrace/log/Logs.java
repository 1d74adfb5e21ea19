package dev.synctrace.log;

import java.util.List;

/** Every log class there is. A new log is added here, beside its grammar and its catalogue file. */
final class Logs {
  /** Catalogue files, in the order they are shown. */
  static final List<String> CATALOGUES = List.of("BgbServer");

  private Logs() {}

  /** New instances, for one thread. */
  static List<MessageLog> all() {
    return List.of(new BgbServerLog());
  }
}
