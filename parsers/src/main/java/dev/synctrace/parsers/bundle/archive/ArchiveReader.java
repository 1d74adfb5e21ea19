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
        case ZIP -> onDisk(file, disk -> zip(disk, file.path(), prefix, depth));
        case GZIP, BZIP2, EMPTY_BZIP2, XZ, ZSTD, PARALLEL_ZSTD ->
            compressed(file, CompressedStream.of(fileType), prefix, depth);
        case TAR -> tar(file, prefix, depth);
        case MAIL -> mail(file, prefix, depth);
        case SEVEN_ZIP -> {
          String name = MemberName.last(file.path());
          unpacked(file, (disk, into) -> SevenZipArchive.unpack(disk, name, into), prefix, depth);
        }
        case CAB ->
            unpacked(
                file, (disk, into) -> CabinetArchive.unpack(disk, into, budget), prefix, depth);
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

  /**
   * Takes the one file in a compressed one. An archive in it is not a level of its own: its members
   * are in {@code logs.tar.gz/}, not in {@code logs.tar.gz/logs.tar/}.
   */
  private void compressed(SourceFile file, CompressedStream stream, String prefix, int depth)
      throws IOException {
    String inner = stream.innerName(file.path());
    Packed packed =
        new Packed(inner, OptionalLong.empty(), OptionalLong.empty(), 0, () -> stream.open(file));
    budget.addEntries(1);
    take(new ArchiveMember(prefix + inner, packed, budget), prefix, depth + 1);
  }

  private void tar(SourceFile file, String prefix, int depth) throws IOException {
    try (InputStream bytes = file.open()) {
      unpacked(file.path(), into -> TarArchive.unpack(bytes, into), prefix, depth);
    }
  }

  private void mail(SourceFile file, String prefix, int depth) throws IOException {
    unpacked(file.path(), into -> MailArchive.unpack(file, into), prefix, depth);
  }

  private void unpacked(SourceFile file, DiskUnpacking archive, String prefix, int depth)
      throws IOException {
    onDisk(file, disk -> unpacked(file.path(), into -> archive.unpack(disk, into), prefix, depth));
  }

  private void unpacked(String path, UnpackedArchive.Unpacking archive, String prefix, int depth)
      throws IOException {
    try (UnpackedArchive unpacked = UnpackedArchive.of(path, archive, temp, budget)) {
      if (!refusals(unpacked.refusals(), unpacked.members(), path, prefix)) {
        for (String problem : unpacked.problems()) {
          visitor.problem(new BundleProblem(path, problem));
        }
      }
      members(unpacked.members(), path, prefix, depth);
    }
  }

  /** An archive that is read from its end needs a place on disk. */
  private void onDisk(SourceFile file, DiskReading reading) throws IOException {
    if (file instanceof DiskFile onDisk) {
      reading.read(onDisk.file());
      return;
    }
    Path spooled = spool(file);
    try {
      reading.read(spooled);
    } finally {
      Files.deleteIfExists(spooled);
    }
  }

  /** Unpacks an archive that is on disk. */
  @FunctionalInterface
  private interface DiskUnpacking {
    void unpack(Path archive, UnpackedArchive into) throws IOException;
  }

  /** Reads an archive that is on disk. */
  @FunctionalInterface
  private interface DiskReading {
    void read(Path archive) throws IOException;
  }

  private Path spool(SourceFile file) throws IOException {
    Path spooled = null;
    try (InputStream in = file.open()) {
      spooled = Files.createTempFile(temp, "nested-", ".tmp");
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
          : UnpackedArchive.noRoom(file.path(), temp, e);
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
      List<Packed> whole = scanned.members();
      boolean encrypted = refusals(scanned.refusals(), whole, path, prefix);
      if (!encrypted && opened.isEmpty() && scanned.isDamaged()) {
        visitor.problem(
            new BundleProblem(
                path,
                "is truncated or damaged. Copy it again. Complete files read from it: "
                    + whole.size()));
      }
      members(whole, path, prefix, depth);
    }
  }

  /**
   * Reports what an archive holds and does not give; as one problem where it is all encrypted.
   *
   * @return whether nothing can be read for want of the password
   */
  private boolean refusals(List<Refusal> refusals, List<Packed> members, String path, String prefix)
      throws IOException {
    if (members.isEmpty()
        && !refusals.isEmpty()
        && refusals.stream().allMatch(Refusal::encrypted)) {
      visitor.problem(new BundleProblem(path, Refusal.ENCRYPTED));
      return true;
    }
    for (Refusal refusal : refusals) {
      String name = MemberName.inside(refusal.name()).orElse(MemberName.clean(refusal.name()));
      visitor.problem(new BundleProblem(prefix + name, refusal.advice()));
    }
    return false;
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
