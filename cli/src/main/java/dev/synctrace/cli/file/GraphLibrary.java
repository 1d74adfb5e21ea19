package dev.synctrace.cli.file;

import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.call.GraphConnector;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.ServiceLoader;

/**
 * Loads the SDK out of a folder of its own when a command asks for it: on the common class path its
 * 80 MB would slow every start (reference graph.md section 4.2).
 */
public final class GraphLibrary implements AutoCloseable {
  private static final LibraryLoader FOLDER = new LibraryLoader("graph");

  private final URLClassLoader loader;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  private GraphLibrary(URLClassLoader loader) {
    this.loader = loader;
    // The SDK finds its parts through it.
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** Opens the library; connections made with it work until it is closed. */
  public static GraphLibrary open() {
    return new GraphLibrary(FOLDER.loader());
  }

  /**
   * The way to Graph.
   *
   * @throws GraphFailure when the folder is missing
   */
  public GraphConnector connector() {
    return ServiceLoader.load(GraphConnector.class, loader)
        .findFirst()
        .orElseThrow(() ->
            new GraphFailure(
                "the libraries for Microsoft Graph are missing"
                    + FOLDER.path().map(folder -> " in " + folder).orElse("")
                    + ". Extract the complete download, including the folder lib/graph"));
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }
}
