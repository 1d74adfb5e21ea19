package dev.synctrace.index.lucene.store;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Lucene's advice at every start to add the vector module, which nothing here would gain from. */
public final class VectorModuleWarning {
  /** Held, so that its level stays. */
  private static final Logger LOGGER = Logger.getLogger("org.apache.lucene.internal.vectorization");

  private VectorModuleWarning() {}

  public static void silence() {
    LOGGER.setLevel(Level.SEVERE);
  }
}
