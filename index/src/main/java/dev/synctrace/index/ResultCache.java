package dev.synctrace.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Computed results that are stored with a case, so that they are not computed again. It is found
 * only by the same program that kept it, and only while the case is as it was then.
 */
public interface ResultCache {
  /** For cases with which nothing can be kept. */
  ResultCache NONE =
      new ResultCache() {
        @Override
        public Optional<InputStream> read(String name, String program) {
          return Optional.empty();
        }

        @Override
        public void keep(String name, String program, Body body) {}
      };

  /**
   * A result that was kept; the caller closes it.
   *
   * @param name one word
   * @param program tells one build of the program from every other
   * @return empty when there is none of this state of the case and this program, or it cannot be
   *     read: then it has to be worked out
   */
  Optional<InputStream> read(String name, String program);

  /**
   * Keeps a result in the place of an earlier one of this name, once all of it is written.
   *
   * @param name one word
   */
  void keep(String name, String program, Body body) throws IOException;

  /** Writes a result. */
  @FunctionalInterface
  interface Body {
    void write(OutputStream out) throws IOException;
  }
}
