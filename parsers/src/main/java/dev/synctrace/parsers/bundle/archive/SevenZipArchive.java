package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.BlockInputStream;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.jspecify.annotations.Nullable;

/**
 * A 7z archive: files packed one behind the other in a few streams, and a directory at the end. A
 * stream that is spoilt loses the files from there to its end; the other streams are read.
 */
final class SevenZipArchive {
  private static final int UNIX_EXTENSION = 0x8000;
  private static final int UNIX_TYPE = 0xF000;
  private static final int UNIX_LINK = 0xA000;
  private static final int REPARSE_POINT = 0x400;

  /** How the library names a compression that it does not read. */
  private static final Pattern METHOD =
      Pattern.compile("Unsupported compression method (\\[[\\d, -]+]|\\w+).*", Pattern.DOTALL);

  private static final String DICTIONARY_ABOVE_2_GIB = "Unsupported dictionary size";

  private static final String BCJ2 = "Multi input/output stream coders";

  private static final String PPMD = "[3, 4, 1]";

  private final SevenZFile archive;
  private final UnpackedArchive unpacked;
  private boolean damaged;

  /** Why the stream that was to be opened last is not read; holds for each file in it. */
  private @Nullable UnreadableSourceException streamFailure;

  private SevenZipArchive(SevenZFile archive, UnpackedArchive unpacked) {
    this.archive = archive;
    this.unpacked = unpacked;
  }

  /**
   * Unpacks an archive that is on disk.
   *
   * @param name for a file in it that has none
   */
  static void unpack(Path file, String name, UnpackedArchive unpacked) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      SevenZFile archive;
      try {
        archive = open(channel, name);
      } catch (RefusedException e) {
        throw e;
      } catch (UnreadableSourceException e) {
        unpacked.damaged();
        return;
      }
      new SevenZipArchive(archive, unpacked).walk();
    }
  }

  private static SevenZFile open(FileChannel channel, String name)
      throws UnreadableSourceException {
    return call(() ->
        SevenZFile.builder()
            .setSeekableByteChannel(channel)
            .setMaxMemoryLimitKiB(ArchiveBudget.MEMORY_MIB << 10)
            .setDefaultName(name)
            .setUseDefaultNameForUnnamedEntries(true)
            .get());
  }

  private void walk() throws IOException {
    for (SevenZArchiveEntry entry : archive.getEntries()) {
      unpacked.entry();
      take(entry);
    }
    if (damaged) {
      unpacked.damaged();
    }
  }

  private void take(SevenZArchiveEntry entry) throws IOException {
    try {
      call(archive::getNextEntry);
    } catch (RefusedException e) {
      streamFailure = e;
    } catch (UnreadableSourceException e) {
      streamFailure = streamFailure == null ? e : streamFailure;
    }
    if (entry.isDirectory() || entry.isAntiItem()) {
      return;
    }
    String name = entry.getName() == null ? archive.getDefaultName() : entry.getName();
    Content content = new Content(entry.getSize());
    if (isLink(entry)) {
      unpacked.refuse(link(name, content));
    } else {
      unpacked.add(name, content);
    }
  }

  /** A link's content is its target, which must be read to come to what is behind it. */
  private Refusal link(String name, Content content) throws IOException {
    try {
      unpacked.pass(content);
      return Refusal.link(name);
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (UnreadableSourceException e) {
      return Refusal.of(name, e);
    }
  }

  private static boolean isLink(SevenZArchiveEntry entry) {
    int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
    boolean unixLink =
        (attributes & UNIX_EXTENSION) != 0 && (attributes >>> 16 & UNIX_TYPE) == UNIX_LINK;
    return unixLink || (attributes & REPARSE_POINT) != 0;
  }

  /** Tells what is not read here, and why, from what is damaged. */
  private static <T> T call(LibraryCall.Reading<T> reading) throws UnreadableSourceException {
    try {
      return LibraryCall.of(reading);
    } catch (OutOfMemoryError e) {
      // The limit holds for each of the decoders in a row, and a header may ask for many.
      throw new RefusedException(CompressedStream.TOO_MUCH_MEMORY, e);
    } catch (UnreadableSourceException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof PasswordRequiredException) {
          throw new RefusedException(Refusal.ENCRYPTED, e);
        }
        if (cause instanceof MemoryLimitException) {
          throw new RefusedException(CompressedStream.TOO_MUCH_MEMORY, e);
        }
        String message = String.valueOf(cause.getMessage());
        if (message.startsWith(DICTIONARY_ABOVE_2_GIB)) {
          throw new RefusedException(CompressedStream.TOO_MUCH_MEMORY, e);
        }
        if (message.startsWith(BCJ2)) {
          throw new RefusedException(Refusal.method("BCJ2"), e);
        }
        Matcher method = METHOD.matcher(message);
        if (method.matches()) {
          String id = method.group(1);
          throw new RefusedException(Refusal.method(id.equals(PPMD) ? "PPMd" : id), e);
        }
      }
      throw e;
    }
  }

  /** What is sound and not read here. */
  private static final class RefusedException extends UnreadableSourceException {
    private static final long serialVersionUID = 1L;

    RefusedException(String advice, Throwable cause) {
      super(advice);
      initCause(cause);
    }
  }

  /** The bytes of the entry that the library is at. */
  private final class Content extends BlockInputStream {
    private final long size;
    private long position;
    private boolean failedBefore = damaged;

    Content(long size) {
      this.size = size;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = call(() -> archive.read(buffer, offset, length));
        if (count < 0 && position < size) {
          throw new EOFException();
        }
        position += Math.max(0, count);
        streamFailure = count > 0 ? null : streamFailure;
        return count;
      } catch (IOException e) {
        if (position == 0 && failedBefore) {
          // What was wrong with an entry before, the library says once more when it skips the rest.
          failedBefore = false;
          return read(buffer, offset, length);
        }
        UnreadableSourceException failure =
            streamFailure != null ? streamFailure : UnreadableSourceException.of(e);
        damaged |= !(failure instanceof RefusedException);
        throw failure;
      }
    }
  }
}
