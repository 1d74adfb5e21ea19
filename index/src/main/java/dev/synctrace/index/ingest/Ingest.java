package dev.synctrace.index.ingest;

import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.audit.AuditFormat;
import dev.synctrace.parsers.audit.FetchWindowFormat;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.SourceFile;
import dev.synctrace.parsers.catalogue.CatalogueVersion;
import dev.synctrace.parsers.eventlog.EventLogFormat;
import dev.synctrace.parsers.fact.CollectManifestFormat;
import dev.synctrace.parsers.fact.FactFormats;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.MachineClues;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceReader;
import dev.synctrace.parsers.source.SourceReader.ReadSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fills a case from bundles. Each file is hashed first, so that a file the case has is passed over,
 * then read once from its first byte to its last while other threads index its events.
 */
public final class Ingest implements AutoCloseable {
  private final CaseWriter writer;
  private final BundleReader bundles;
  private final SourceReader reader;
  private final IngestProgress progress;
  private final Predicate<Event> wanted;
  private final IndexingPipeline indexing = new IndexingPipeline();

  /**
   * @param writer the case; stays open
   * @param bundles reads the bundles
   */
  public Ingest(
      CaseWriter writer, BundleReader bundles, ReadOptions options, IngestProgress progress) {
    this(writer, bundles, options, progress, event -> true);
  }

  /**
   * As above, and keeps some events out of the case, such as records it has from another source.
   *
   * @param wanted asked once for each event, in the order of its source and by one thread
   */
  public Ingest(
      CaseWriter writer,
      BundleReader bundles,
      ReadOptions options,
      IngestProgress progress,
      Predicate<Event> wanted) {
    this.writer = writer;
    this.bundles = bundles;
    this.reader = new SourceReader(options, exports());
    this.progress = progress;
    this.wanted = wanted;
  }

  private static List<SourceFormat> exports() {
    List<SourceFormat> formats = new ArrayList<>();
    formats.add(new EventLogFormat());
    formats.add(new FetchWindowFormat());
    formats.add(new CollectManifestFormat());
    formats.add(new AuditFormat());
    formats.addAll(FactFormats.all());
    return formats;
  }

  /**
   * Reads one bundle into the case.
   *
   * @return one entry for each file and for each piece that could not be read, in the bundle's
   *     order
   * @throws IOException when the case or the temp folder cannot be written
   */
  public List<IngestedSource> read(Path bundle) throws IOException {
    return read(bundle, fileName(bundle));
  }

  /**
   * Reads one bundle that has another name than its file, such as an upload.
   *
   * @param name of the bundle
   * @return as {@link #read(Path)}
   * @throws IOException when the case or the temp folder cannot be written
   */
  public List<IngestedSource> read(Path bundle, String name) throws IOException {
    String own = name.equals(fileName(bundle)) ? "" : name;
    List<IngestedSource> ingested = new ArrayList<>();
    bundles.read(
        bundle,
        own,
        new BundleVisitor() {
          @Override
          public void source(SourceFile file) throws IOException {
            ingested.add(ingest(file, bundle, name));
          }

          @Override
          public void problem(BundleProblem problem) {
            ingested.add(IngestedSource.unreadable(problem));
          }
        });
    for (Set<String> left = elsewhere(ingested); !left.isEmpty(); left = elsewhere(ingested)) {
      readAgain(bundle, name, writer.awaitOthers(left), ingested);
      for (IngestedSource one : ingested) {
        String copy = one.copy();
        if (copy != null) {
          // Of a source another process was adding, nothing could be noted before.
          writer.addCopy(one.summary().sha256(), copy);
        }
      }
    }
    return ingested;
  }

  /** By SHA-256: what another process was adding when its turn came. */
  private static Set<String> elsewhere(List<IngestedSource> ingested) {
    return ingested.stream()
        .map(IngestedSource::summary)
        .filter(summary -> summary.state() == State.READING)
        .map(SourceSummary::sha256)
        .collect(Collectors.toSet());
  }

  /** Reads what another process has given up, and puts what it has completed in its place. */
  private void readAgain(
      Path bundle, String name, Set<String> givenUp, List<IngestedSource> ingested)
      throws IOException {
    if (!givenUp.isEmpty()) {
      bundles.read(
          bundle,
          name.equals(fileName(bundle)) ? "" : name,
          new BundleVisitor() {
            @Override
            public void source(SourceFile file) throws IOException {
              String sha256 = FileDigest.of(file).sha256();
              if (givenUp.contains(sha256)) {
                IngestedSource again = ingest(file, bundle, name);
                ingested.replaceAll(one ->
                    one.summary().sha256().equals(sha256)
                        ? new IngestedSource(again.summary(), again.known(), one.copy())
                        : one);
              }
            }

            @Override
            public void problem(BundleProblem problem) {
              // Said when the bundle was read for the first time.
            }
          });
    }
    ingested.replaceAll(one ->
        one.summary().state() == State.READING && !givenUp.contains(one.summary().sha256())
            ? new IngestedSource(known(one.summary().sha256()), true, one.copy())
            : one);
  }

  /**
   * Reads one file into the case.
   *
   * @param bundleName put before its path where another source of the case has that path
   */
  public IngestedSource read(SourceFile file, String bundleName) throws IOException {
    return ingest(file, Path.of(bundleName), bundleName);
  }

  private static String fileName(Path bundle) {
    return String.valueOf(bundle.toAbsolutePath().normalize().getFileName());
  }

  private IngestedSource ingest(SourceFile file, Path bundle, String bundleName)
      throws IOException {
    Path given = bundle.toAbsolutePath().normalize();
    progress.reading(file.path());
    FileDigest digest = FileDigest.of(file);
    String path = writer.uniquePath(file.path(), digest.sha256(), bundleName);
    Optional<SourceWriter> begun = writer.begin(path, digest.sha256(), digest.bytes());
    if (begun.isEmpty()) {
      progress.advanced(digest.bytes(), 0);
      return passedOver(file, digest.sha256(), bundleName);
    }
    try (SourceWriter source = begun.get();
        InputStream in = new CountedStream(file.open(), progress);
        var indexer = indexing.into(source, progress)) {
      ReadSource read =
          reader.read(
              path,
              file.mediaType().orElse(""),
              in,
              event -> {
                if (wanted.test(event)) {
                  indexer.accept(event);
                }
              });
      indexer.finish();
      SourceSummary summary = summary(path, digest, read, clues(read, file, given, bundleName));
      source.complete(summary);
      return new IngestedSource(summary, false);
    }
  }

  /** A file whose bytes the case has: the same file once more, or a copy of it at another place. */
  private IngestedSource passedOver(SourceFile file, String sha256, String bundleName) {
    SourceSummary source = known(sha256);
    String unique = bundleName + "/" + file.path();
    boolean same =
        source.path().equals(file.path())
            || source.path().equals(unique)
            || source.path().startsWith(unique + " (");
    if (same) {
      return new IngestedSource(source, true);
    }
    writer.addCopy(sha256, file.path());
    return new IngestedSource(known(sha256), true, file.path());
  }

  /** Of a file that was given by itself, the folder it is in: others of it may be given, too. */
  private static MachineClues clues(
      ReadSource read, SourceFile file, Path given, String bundleName) {
    Path folder = given.getParent();
    boolean alone = file.path().equals(bundleName);
    return alone && folder != null && folder.getFileName() != null
        ? read.clues().in(folder)
        : read.clues().in(given, bundleName);
  }

  private SourceSummary known(String sha256) {
    return writer.sources().stream()
        .filter(source -> source.sha256().equals(sha256))
        .findFirst()
        .orElseThrow();
  }

  private static SourceSummary summary(
      String path, FileDigest digest, ReadSource read, MachineClues clues) {
    return new SourceSummary(
        path,
        digest.sha256(),
        digest.bytes(),
        read.log(),
        read.outcome().framing(),
        read.outcome().encoding(),
        read.outcome().lines(),
        read.outcome().records(),
        read.otherRecords(),
        read.outcome().unframedLines(),
        read.firstTime(),
        read.lastTime(),
        read.outcome().problems(),
        State.COMPLETE,
        clues,
        List.of(),
        read.outcome().pasted(),
        CatalogueVersion.current());
  }

  @Override
  public void close() {
    indexing.close();
  }

  /** Tells the progress how many bytes went by. */
  private static final class CountedStream extends FilterInputStream {
    private final IngestProgress progress;

    CountedStream(InputStream in, IngestProgress progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        progress.advanced(1, 0);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        progress.advanced(read, 0);
      }
      return read;
    }
  }

  /**
   * Digest that identifies a source.
   *
   * @param sha256 lower-case hexadecimal
   */
  private record FileDigest(String sha256, long bytes) {
    private static final int BUFFER = 128 * 1024;

    /** Reads the file once, from its first byte to its last. */
    static FileDigest of(SourceFile file) throws IOException {
      MessageDigest digest = newDigest();
      byte[] buffer = new byte[BUFFER];
      long bytes = 0;
      try (InputStream in = file.open()) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
          bytes += read;
        }
      }
      return new FileDigest(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static MessageDigest newDigest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
