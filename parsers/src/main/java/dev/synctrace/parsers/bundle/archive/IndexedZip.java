package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.ArchiveMember.Packed;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip whose directory the platform's own reader accepts. */
final class IndexedZip implements Closeable {
  /** Of the directory, which is held in memory; a hundred thousand long names stay below it. */
  private static final long MOST_BYTES = 64 << 20;

  private final ZipFile zip;

  private IndexedZip(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens a zip.
   *
   * @return empty when the platform refuses it: cut, damaged, or one entry encrypted or packed in a
   *     rare way; {@link SalvagedZip} then saves what can be saved. Empty too when its directory is
   *     monstrous: walking a zip takes no more memory than its limits allow
   */
  static Optional<IndexedZip> open(Path file) throws IOException {
    try {
      long directory = ZipEnd.directoryBytes(file);
      if (directory < 0 || directory > MOST_BYTES) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw UnreadableSourceException.of(e);
    }
    for (Charset names : List.of(StandardCharsets.UTF_8, MemberName.IBM437)) {
      try {
        return Optional.of(new IndexedZip(new ZipFile(file.toFile(), names)));
      } catch (IOException refused) {
        // A name that is not UTF-8 refuses the whole zip; anything else refuses it twice.
      }
    }
    return Optional.empty();
  }

  /** Files and folders. */
  int entries() {
    return zip.size();
  }

  /** Whether two entries have one name: the platform would give the same bytes for both. */
  boolean hasDoubles() {
    Set<String> names = new HashSet<>();
    return !zip.stream().map(ZipEntry::getName).allMatch(names::add);
  }

  List<Packed> members() {
    return zip.stream()
        .filter(entry -> !MemberName.isFolder(entry.getName()))
        .map(this::packed)
        .toList();
  }

  private Packed packed(ZipEntry entry) {
    return new Packed(
        entry.getName(),
        known(entry.getSize()),
        known(entry.getCrc()),
        0,
        () -> zip.getInputStream(entry));
  }

  private static OptionalLong known(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
