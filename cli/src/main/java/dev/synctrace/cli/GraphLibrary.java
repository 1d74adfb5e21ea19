package dev.synctrace.cli;

import dev.synctrace.graph.GraphFailure;
import dev.synctrace.graph.call.GraphConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Loads the SDK out of a folder of its own, with a class loader of its own, when a command asks for
 * it: on the common class path its 80 MB would slow every start (reference graph.md section 4.2).
 */
final class GraphLibrary implements AutoCloseable {
  /** Where the launcher says the folder is. */
  private static final String FOLDER = "synctrace.graph";

  private final URLClassLoader loader;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  private GraphLibrary(URLClassLoader loader) {
    this.loader = loader;
    // The SDK finds its parts through it.
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** Opens the library; connections made with it work until it is closed. */
  static GraphLibrary open() {
    return new GraphLibrary(
        new URLClassLoader(
            "graph", jars().toArray(URL[]::new), GraphLibrary.class.getClassLoader()));
  }

  /**
   * The way to Graph.
   *
   * @throws GraphFailure when the folder is missing
   */
  GraphConnector connector() {
    return ServiceLoader.load(GraphConnector.class, loader)
        .findFirst()
        .orElseThrow(() ->
            new GraphFailure(
                "the libraries for Microsoft Graph are missing"
                    + folder().map(folder -> " in " + folder).orElse("")
                    + ": unpack the whole download, with the folder lib/graph"));
  }

  private static List<URL> jars() {
    List<URL> jars = new ArrayList<>();
    Optional<Path> folder = folder().filter(Files::isDirectory);
    if (folder.isPresent()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get(), "*.jar")) {
        for (Path file : files) {
          jars.add(file.toUri().toURL());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jars;
  }

  /** Without the launcher's word, the folder {@code graph} beside this program's jar. */
  private static Optional<Path> folder() {
    String said = System.getProperty(FOLDER);
    if (said != null) {
      return Optional.of(Path.of(said));
    }
    CodeSource source = GraphLibrary.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).resolveSibling("graph"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a jar without an address", e);
    }
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }
}
