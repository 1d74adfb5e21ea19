package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.archive.CabinetDirectory.File;
import dev.synctrace.parsers.bundle.archive.CabinetDirectory.Folder;
import dev.synctrace.parsers.bundle.archive.UnpackedArchive.Stretch;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A cabinet ([MS-CAB]), stored or packed by MSZIP or LZX. Each folder of it, which is a stream of
 * data that files share, is unpacked as far as its files need. Of a split cabinet, the files that
 * are whole in the part are read.
 */
final class CabinetArchive {
  private static final String PART =
      "is one part of a split cabinet archive. Extract all parts and pass the folder";

  private final FileChannel cabinet;
  private final CabinetDirectory directory;
  private final UnpackedArchive unpacked;
  private boolean damaged;

  private CabinetArchive(
      FileChannel cabinet, CabinetDirectory directory, UnpackedArchive unpacked) {
    this.cabinet = cabinet;
    this.directory = directory;
    this.unpacked = unpacked;
  }

  /** Unpacks a cabinet that is on disk. */
  static void unpack(Path file, UnpackedArchive unpacked, ArchiveBudget budget) throws IOException {
    try (FileChannel cabinet = FileChannel.open(file)) {
      CabinetDirectory directory;
      try {
        directory = CabinetDirectory.read(cabinet, budget);
      } catch (ArchiveBudget.OverdrawnException e) {
        throw e;
      } catch (IOException e) {
        unpacked.damaged();
        return;
      }
      new CabinetArchive(cabinet, directory, unpacked).walk();
    }
  }

  private void walk() throws IOException {
    Map<Integer, List<File>> byFolder = new TreeMap<>();
    for (File file : directory.files()) {
      unpacked.entry();
      byFolder.computeIfAbsent(file.folder(), _ -> new ArrayList<>()).add(file);
    }
    for (Map.Entry<Integer, List<File>> folder : byFolder.entrySet()) {
      int number = folder.getKey();
      List<File> files = folder.getValue();
      if (number < 0 || number >= directory.folders().size()) {
        ZipException noData = new ZipException("it names data that are not there");
        files.forEach(file -> refuse(file, noData));
      } else if (files.stream().noneMatch(File::beginsElsewhere)) {
        // Else the positions of all files in the folder count from another part's data.
        files.removeIf(File::endsElsewhere);
        files.sort(Comparator.comparingLong(File::start));
        folder(directory.folders().get(number), files);
      }
    }
    if (directory.part()) {
      unpacked.report(PART);
    } else if (directory.files().stream().anyMatch(f -> f.beginsElsewhere() || f.endsElsewhere())) {
      damaged = true;
    }
    if (damaged) {
      unpacked.damaged();
    }
  }

  private void folder(Folder folder, List<File> files) throws IOException {
    long needed = files.stream().mapToLong(File::end).max().orElse(0);
    if (needed > 0 && !CabinetData.reads(folder)) {
      String advice = Refusal.method(CabinetData.method(folder));
      files.forEach(file -> unpacked.refuse(new Refusal(file.name(), false, advice)));
      return;
    }
    long start = unpacked.size();
    IOException failure = unpack(folder, needed);
    long end = unpacked.size();
    long charged = start;
    for (File file : files) {
      long from = start + file.start();
      long to = start + file.end();
      if (failure != null && to > end) {
        refuse(file, failure);
      } else {
        // A part that files share is charged again with each but the first.
        long fresh = Math.max(0, to - Math.max(from, charged));
        boolean shared = fresh < file.size();
        unpacked.add(new Stretch(file.name(), from, file.size(), shared ? 0 : file.size()));
        charged = Math.max(charged, to);
      }
    }
  }

  /** Unpacks as much as is needed, or as can be, and gives the reason why it is not all. */
  private @Nullable IOException unpack(Folder folder, long needed) throws IOException {
    if (needed == 0) {
      return null; // empty files need no data, however they are said to be packed
    }
    try (CabinetData data = new CabinetData(cabinet, folder, directory.reserved())) {
      long done = 0;
      while (done < needed) {
        int count;
        try {
          count = data.next();
        } catch (IOException e) {
          return e;
        }
        unpacked.write(data.bytes(), count);
        done += count;
      }
    }
    return null;
  }

  private void refuse(File file, IOException failure) {
    unpacked.refuse(Refusal.of(file.name(), UnreadableSourceException.of(failure)));
    damaged = true;
  }
}
