package dev.synctrace.testkit.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Files of a world as an engineer receives them. */
public record Bundle(List<BundleFile> files) {
  public Bundle {
    files = List.copyOf(files);
  }

  /** Creates the same bundle with these files only. */
  public Bundle only(Collection<BundleFile> kept) {
    return new Bundle(files.stream().filter(kept::contains).toList());
  }

  Bundle without(Set<String> paths) {
    return new Bundle(files.stream().filter(file -> !paths.contains(file.path())).toList());
  }

  public List<BundleFile> of(FileKind kind) {
    return files.stream().filter(file -> file.kind() == kind).toList();
  }

  /** Writes the files below a folder. */
  public void write(Path folder) throws IOException {
    for (BundleFile file : files) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, file.text());
    }
  }
}
