package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.ArchiveMember.Packed;
import dev.synctrace.parsers.bundle.file.BundleOrder;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.DiskFile;
import dev.synctrace.parsers.bundle.file.FileType;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.SourceFile;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Hands over one file that is on disk or, where it is an archive, everything in it and in the
 * archives nested in it. Nothing is ever written under a name that an archive chose.
 */
public final class ArchiveReader {
  private static final String OFFICE_PART = "[Content_Types].xml";

  private final ArchiveBudget budget;
  private final Path temp;
  private final BundleVisitor visitor;

  public ArchiveReader(ArchiveBudget budget, Path temp, BundleVisitor visitor) {
    this.budget = budget;
    this.temp = temp;
    this.visitor = visitor;
  }

  /**
   * Reads a file that is on disk.
   *
   * @param prefix what is before the paths of its members when it is an archive
   * @throws IOException from the visitor or from writing to the temp folder
   */
  public void read(DiskFile file, String prefix) throws IOException {
    try {
      take(file, prefix, 0);
    } catch (ArchiveBudget.OverdrawnException e) {
      visitor.problem(e.problem(file.path()));
    }
  }

  /**
   * Takes one file, whatever it is; its failure to be read becomes a problem.
   *
   * @param depth archives around the file
   */
  private void take(SourceFile file, String prefix, int depth) throws IOException {
    try {
      FileType fileType = FileType.of(file);
      if (fileType.isArchive() && depth > budget.depth()) {
        throw new UnreadableSourceException(
            "is nested more than "
                + budget.depth()
                + " archives deep. Extract it and pass the folder");
      }
      switch (fileType) {
        case ZIP -> zip(file, prefix, depth);
        case GZIP -> gzip(file, prefix, depth);
        case SOURCE -> visitor.source(file);
        default -> throw new UnreadableSourceException(fileType.advice());
      }
    } catch (ArchiveBudget.OverdrawnException e) {
      throw e;
    } catch (UnreadableSourceException e) {
      visitor.problem(e.problem(file.path()));
    }
    budget.check();
  }

  /** The one file in a gzip file has its name without the ending. */
  private void gzip(SourceFile file, String prefix, int depth) throws IOException {
    String inner = MemberName.last(file.path()).replaceFirst("(?i)(?<=.)\\.gz$", "");
    Packed packed =
        new Packed(inner, OptionalLong.empty(), OptionalLong.empty(), 0, () -> gunzip(file));
    budget.addEntries(1);
    SourceFile member = new ArchiveMember(prefix + inner, packed, budget);
    take(member, member.path() + "/", depth + 1);
  }

  private static InputStream gunzip(SourceFile file) throws IOException {
    InputStream packed = file.open();
    try {
      return new GZIPInputStream(packed);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  private void zip(SourceFile file, String prefix, int depth) throws IOException {
    if (file instanceof DiskFile onDisk) {
      zip(onDisk.file(), file.path(), prefix, depth);
      return;
    }
    Path spooled = spool(file);
    try {
      zip(spooled, file.path(), prefix, depth);
    } finally {
      Files.deleteIfExists(spooled);
    }
  }

  /** A zip is read from its end, so a nested one needs a place on disk. */
  private Path spool(SourceFile file) throws IOException {
    Path spooled = null;
    try (InputStream in = file.open()) {
      spooled = Files.createTempFile(temp, "nested-", ".zip");
      try (OutputStream out = Files.newOutputStream(spooled)) {
        in.transferTo(out);
      }
      return spooled;
    } catch (IOException e) {
      if (spooled != null) {
        Files.deleteIfExists(spooled);
      }
      throw e instanceof UnreadableSourceException
          ? e
          : new IOException(
              file.path()
                  + " cannot be extracted to "
                  + temp
                  + ". Free some space there and try again",
              e);
    }
  }

  private void zip(Path zip, String path, String prefix, int depth) throws IOException {
    Optional<IndexedZip> opened = IndexedZip.open(zip);
    if (opened.isPresent()) {
      try (IndexedZip sound = opened.get()) {
        budget.checkRoomFor(sound.entries());
        if (!sound.hasDoubles()) {
          budget.addEntries(sound.entries());
          members(sound.members(), path, prefix, depth);
          return;
        }
      }
    }
    try (SalvagedZip scanned = SalvagedZip.open(zip, budget)) {
      refusals(scanned, opened.isEmpty(), path, prefix);
      members(scanned.members(), path, prefix, depth);
    }
  }

  /** Reports what a zip holds and does not give; as one problem where one reason covers all. */
  private void refusals(SalvagedZip zip, boolean refused, String path, String prefix)
      throws IOException {
    if (zip.isEncrypted()) {
      visitor.problem(new BundleProblem(path, SalvagedZip.ENCRYPTED));
      return;
    }
    for (SalvagedZip.Refusal refusal : zip.refusals()) {
      String name = MemberName.inside(refusal.name()).orElse(MemberName.clean(refusal.name()));
      visitor.problem(new BundleProblem(prefix + name, refusal.advice()));
    }
    if (refused && zip.isDamaged()) {
      visitor.problem(
          new BundleProblem(
              path,
              "is truncated or damaged. Copy it again. Complete files read from it: "
                  + zip.members().size()));
    }
  }

  private void members(List<Packed> members, String path, String prefix, int depth)
      throws IOException {
    if (members.stream().anyMatch(member -> member.name().equals(OFFICE_PART))) {
      visitor.problem(
          new BundleProblem(
              path, "is an Office document. Save it as CSV or text and ingest that file"));
      return;
    }
    for (ArchiveMember member : inOrder(members, prefix)) {
      take(member, member.path() + "/", depth + 1);
    }
  }

  /** Under safe and distinct paths, in the order of delivery. */
  private List<ArchiveMember> inOrder(List<Packed> members, String prefix) throws IOException {
    record Placed(BundleOrder place, ArchiveMember member) {}
    DistinctNames names = new DistinctNames();
    members.forEach(member -> MemberName.inside(member.name()).ifPresent(names::expect));
    List<Placed> placed = new ArrayList<>();
    for (Packed member : members) {
      Optional<String> inside = MemberName.inside(member.name());
      if (inside.isEmpty()) {
        visitor.problem(
            new BundleProblem(
                prefix + MemberName.clean(member.name()),
                "has a name that points outside the bundle, so it was not read. Create the archive again"));
        continue;
      }
      String name = names.distinct(inside.get());
      placed.add(
          new Placed(BundleOrder.of(name), new ArchiveMember(prefix + name, member, budget)));
    }
    placed.sort(Comparator.comparing(Placed::place));
    return placed.stream().map(Placed::member).toList();
  }

  /** Tells entries of one name apart: the second {@code a/X.log} becomes {@code a/X (2).log}. */
  private static final class DistinctNames {
    private final Set<String> expected = new HashSet<>();
    private final Map<String, Integer> count = new HashMap<>();

    /** Keeps a name for the entry that has it. */
    public void expect(String name) {
      expected.add(name);
    }

    /** The name itself the first time, one that no other entry has after that. */
    public String distinct(String name) {
      int number = count.merge(name, 1, Integer::sum);
      if (number == 1) {
        return name;
      }
      String other = numbered(name, number);
      while (!expected.add(other)) {
        other = numbered(name, count.merge(name, 1, Integer::sum));
      }
      return other;
    }

    private static String numbered(String name, int number) {
      int dot = name.lastIndexOf('.');
      int end = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
      return name.substring(0, end) + " (" + number + ")" + name.substring(end);
    }
  }
}
