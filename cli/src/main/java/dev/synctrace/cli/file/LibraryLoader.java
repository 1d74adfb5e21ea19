package dev.synctrace.cli.file;

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

/**
 * A folder of libraries that few commands need: loaded on demand, with a class loader of their own,
 * since on the common class path they would slow every start (reference graph.md section 4.2).
 *
 * @param name of the folder within {@code lib}; the launcher says where it is in the property
 *     {@code synctrace.NAME}
 */
record LibraryLoader(String name) {
  /** A loader for the libraries over those of every command. */
  URLClassLoader loader() {
    return new URLClassLoader(
        name, jars().toArray(URL[]::new), LibraryLoader.class.getClassLoader());
  }

  private List<URL> jars() {
    List<URL> jars = new ArrayList<>();
    Optional<Path> folder = path().filter(Files::isDirectory);
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

  /** Without the launcher's word, the folder beside this program's jar. */
  Optional<Path> path() {
    String said = System.getProperty("synctrace." + name);
    if (said != null) {
      return Optional.of(Path.of(said));
    }
    CodeSource source = LibraryLoader.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).resolveSibling(name));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a jar without an address", e);
    }
  }
}
