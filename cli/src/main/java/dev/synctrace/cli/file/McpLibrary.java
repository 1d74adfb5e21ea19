package dev.synctrace.cli.file;

import dev.synctrace.output.assistant.AssistantServer;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.ServiceLoader;

/**
 * Loads the SDK of the Model Context Protocol from a folder of its own, so that no other command
 * starts more slowly for it.
 */
public final class McpLibrary implements AutoCloseable {
  private static final LibraryLoader FOLDER = new LibraryLoader("mcp");

  private final URLClassLoader loader;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  private McpLibrary(URLClassLoader loader) {
    this.loader = loader;
    // The SDK finds its parts through it.
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** Opens the library; its server works until it is closed. */
  public static McpLibrary open() {
    return new McpLibrary(FOLDER.loader());
  }

  /**
   * Returns the server.
   *
   * @throws IllegalStateException when the folder is missing
   */
  public AssistantServer server() {
    return ServiceLoader.load(AssistantServer.class, loader)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "the libraries for the Model Context Protocol are missing"
                    + FOLDER.path().map(folder -> " in " + folder).orElse("")
                    + ". Extract the complete download, including the folder lib/mcp"));
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }
}
