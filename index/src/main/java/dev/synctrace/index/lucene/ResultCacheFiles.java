package dev.synctrace.index.lucene;

import dev.synctrace.index.ResultCache;
import dev.synctrace.index.lucene.store.PrivateDirectory;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * Results in files of Lucene's own form: a header with the id of the commit they were worked out
 * of, the program's build, the result, a checksum.
 */
final class ResultCacheFiles implements ResultCache {
  private static final String CODEC = "SyncTraceKept";
  private static final int VERSION = 0;

  private final Path folder;
  private final byte[] commit;

  /**
   * @param folder made when first written to
   * @param commit id of the commit that the case was opened at
   */
  ResultCacheFiles(Path folder, byte[] commit) {
    this.folder = folder;
    this.commit = commit;
  }

  @Override
  public Optional<InputStream> read(String name, String program) {
    if (!Files.exists(folder.resolve(name))) {
      return Optional.empty();
    }
    try {
      return open(name, program);
    } catch (IOException _) {
      // Damaged, of another state of the case, or out of reach: treated as missing.
      return Optional.empty();
    }
  }

  private Optional<InputStream> open(String name, String program) throws IOException {
    Directory directory = new NIOFSDirectory(folder);
    IndexInput in = null;
    boolean fits = false;
    try {
      in = directory.openInput(name, IOContext.READONCE);
      // Read to its end before the first byte is used: what is shown cannot be taken back.
      CodecUtil.checksumEntireFile(in);
      in.seek(0);
      CodecUtil.checkIndexHeader(in, CODEC, VERSION, VERSION, commit, "");
      fits = in.readString().equals(program);
      return fits ? Optional.of(new KeptInput(directory, in)) : Optional.empty();
    } finally {
      if (!fits) {
        IOUtils.close(in, directory);
      }
    }
  }

  @Override
  public void keep(String name, String program, Body body) throws IOException {
    try (Directory directory =
        new PrivateDirectory(new NIOFSDirectory(PrivateFiles.createFolders(folder)))) {
      removeLeftovers(directory, name);
      String written = null;
      try {
        try (IndexOutput out = directory.createTempOutput(name, "new", IOContext.DEFAULT)) {
          written = out.getName();
          CodecUtil.writeIndexHeader(out, CODEC, VERSION, commit, "");
          out.writeString(program);
          body.write(new KeptOutput(out));
          CodecUtil.writeFooter(out);
        }
        directory.sync(List.of(written));
        directory.rename(written, name);
        written = null;
      } finally {
        if (written != null) {
          directory.deleteFile(written);
        }
      }
    }
  }

  /** What was being written when the program was ended. */
  private static void removeLeftovers(Directory directory, String name) throws IOException {
    for (String file : directory.listAll()) {
      if (file.startsWith(name + "_") && file.endsWith(".tmp")) {
        directory.deleteFile(file);
      }
    }
  }

  /** What is between header and checksum. */
  private static final class KeptInput extends InputStream {
    private final Directory directory;
    private final IndexInput in;
    private final long end;

    KeptInput(Directory directory, IndexInput in) {
      this.directory = directory;
      this.in = in;
      this.end = in.length() - CodecUtil.footerLength();
    }

    @Override
    public int read() throws IOException {
      return in.getFilePointer() < end ? in.readByte() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int left = (int) Math.min(length, end - in.getFilePointer());
      if (left == 0 && length > 0) {
        return -1;
      }
      in.readBytes(bytes, offset, left);
      return left;
    }

    @Override
    public void close() throws IOException {
      in.close();
      directory.close();
    }
  }

  private static final class KeptOutput extends OutputStream {
    private final IndexOutput out;

    KeptOutput(IndexOutput out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      out.writeByte((byte) value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.writeBytes(bytes, offset, length);
    }
  }
}
