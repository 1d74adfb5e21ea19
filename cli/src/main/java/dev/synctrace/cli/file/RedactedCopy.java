package dev.synctrace.cli.file;

import dev.synctrace.output.redact.BundleRedaction;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Copies the texts of bundles into an archive, redacted; archives inside become folders. */
public final class RedactedCopy implements BundleVisitor {
  private static final String BINARY =
      " is not a text file and was omitted. Send it only if you know its content";

  private final BundleRedaction redaction;
  private final ZipOutputStream zip;
  private final Set<String> paths = new HashSet<>();
  private final List<String> leftOut = new ArrayList<>();
  private int files;

  public RedactedCopy(BundleRedaction redaction, ZipOutputStream zip) {
    this.redaction = redaction;
    this.zip = zip;
  }

  @Override
  public void source(SourceFile file) throws IOException {
    // An entry is begun only for a text, so that nothing binary leaves an empty file behind.
    try (InputStream look = file.open()) {
      if (!BundleRedaction.isText(look)) {
        leftOut.add(file.path() + BINARY);
        return;
      }
    }
    try (InputStream in = file.open()) {
      ZipEntry entry = new ZipEntry(free(redaction.path(file.path())));
      entry.setTime(0);
      zip.putNextEntry(entry);
      redaction.copy(in, zip);
      zip.closeEntry();
      files++;
    }
  }

  @Override
  public void problem(BundleProblem problem) {
    leftOut.add(problem.toString());
  }

  /** Two bundles may hold the same path. */
  private String free(String path) {
    String free = path;
    for (int n = 2; !paths.add(free); n++) {
      free = "bundle" + n + "/" + path;
    }
    return free;
  }

  public int files() {
    return files;
  }

  /** What is not in the copy and why, a line each. */
  public List<String> leftOut() {
    return leftOut;
  }
}
