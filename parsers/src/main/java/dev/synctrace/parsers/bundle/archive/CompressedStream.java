package dev.synctrace.parsers.bundle.archive;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.synctrace.parsers.bundle.file.FileType;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.SourceFile;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/**
 * Compressions of a single file: it has the name of the compressed one without the ending, and is
 * read to the end of the last stream where several were appended to each other. The library of a
 * compression is loaded with the first file that needs it.
 */
enum CompressedStream {
  GZIP("gz", "tgz") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new GZIPInputStream(packed);
    }
  },
  BZIP2("bz2?", "tbz2?|tb2") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return Bzip2.unpack(packed);
    }
  },
  XZ("xz", "txz") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return Xz.unpack(packed);
    }
  },
  ZSTD("zstd?", "tzst") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return Zstd.unpack(packed);
    }
  };

  static final String TOO_MUCH_MEMORY =
      "needs more than "
          + ArchiveBudget.MEMORY_MIB
          + " MiB of memory to extract, so it was not read. If you trust it, extract it and pass"
          + " the folder";

  private final Pattern ending;
  private final Pattern tarEnding;

  CompressedStream(String ending, String tarEnding) {
    this.ending = Pattern.compile("(?i)(?<=.)\\.(?:" + ending + ")$");
    this.tarEnding = Pattern.compile("(?i)(?<=.)\\.(?:" + tarEnding + ")$");
  }

  static CompressedStream of(FileType fileType) {
    return switch (fileType) {
      case GZIP -> GZIP;
      case BZIP2, EMPTY_BZIP2 -> BZIP2;
      case XZ -> XZ;
      case ZSTD, PARALLEL_ZSTD -> ZSTD;
      default -> throw new IllegalArgumentException(fileType + " is no compression");
    };
  }

  /** Name of the one file inside. */
  String innerName(String path) {
    String name = ending.matcher(MemberName.last(path)).replaceFirst("");
    return tarEnding.matcher(name).replaceFirst(".tar");
  }

  /** Opens a compressed file. */
  InputStream open(SourceFile file) throws IOException {
    InputStream packed = file.open();
    try {
      return LibraryCall.stream(LibraryCall.of(() -> unpack(packed)));
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  abstract InputStream unpack(InputStream packed) throws IOException;

  private static final class Bzip2 {
    static InputStream unpack(InputStream packed) throws IOException {
      return new BZip2CompressorInputStream(new BufferedInputStream(packed), true);
    }
  }

  private static final class Xz {
    static InputStream unpack(InputStream packed) throws IOException {
      XZInputStream xz = new XZInputStream(packed, ArchiveBudget.MEMORY_MIB << 10);
      return new FilterInputStream(xz) {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          try {
            return super.read(buffer, offset, length);
          } catch (MemoryLimitException e) {
            throw new UnreadableSourceException(TOO_MUCH_MEMORY);
          }
        }
      };
    }
  }

  private static final class Zstd {
    private static final int WINDOW_LOG =
        Integer.numberOfTrailingZeros(ArchiveBudget.MEMORY_MIB) + 20;

    /** Code of the library for a frame that needs more memory than is allowed. */
    private static final long WINDOW_TOO_LARGE = 16;

    static InputStream unpack(InputStream packed) throws IOException {
      try {
        ZstdInputStreamNoFinalizer zstd = new ZstdInputStreamNoFinalizer(packed);
        zstd.setLongMax(WINDOW_LOG);
        return new FilterInputStream(zstd) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
              return super.read(buffer, offset, length);
            } catch (ZstdIOException e) {
              throw e.getErrorCode() == WINDOW_TOO_LARGE
                  ? new UnreadableSourceException(TOO_MUCH_MEMORY)
                  : e;
            }
          }
        };
      } catch (LinkageError e) {
        // The library unpacks machine code into the system's temp folder, where it may not run.
        UnreadableSourceException unreadable =
            new UnreadableSourceException(
                "is compressed by Zstandard, which cannot be extracted on this computer. Extract it"
                    + " and pass the folder");
        unreadable.initCause(e);
        throw unreadable;
      }
    }
  }
}
