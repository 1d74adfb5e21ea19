package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.ProcessRun;
import dev.synctrace.bench.launch.ProgramInvocation;
import dev.synctrace.bench.launch.StartUpCache;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.generate.GeneratedActions;
import dev.synctrace.testkit.generate.GeneratedBundle;
import dev.synctrace.testkit.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shared parts of the measures: the tool, the sizes, and the cases, each of which is made when a
 * measure first asks for it. Bundles are removed as soon as they are read.
 */
final class BenchWorkspace {
  private static final long SAMPLE_BYTES = 4_000_000;

  private final Path checkout;
  private final Path folder;
  private final WorkloadSizes sizes;
  private final ProgramInvocation tool;
  private final Map<Long, EventCase> eventCases = new HashMap<>();
  private @Nullable TenantCase tenantCase;
  private @Nullable ActionCase actionCase;

  /**
   * A case of many records.
   *
   * @param folder of the case
   * @param events how many it holds
   */
  record EventCase(Path folder, long events) {}

  /**
   * A case of tenant-attach actions.
   *
   * @param folder of the case
   * @param task the id of one of them
   * @param ingest how the case was filled
   */
  record ActionCase(Path folder, String task, ProcessRun ingest) {}

  /**
   * A case of a tenant's members and audits.
   *
   * @param folder of the case
   * @param ingest how the case was filled
   */
  record TenantCase(Path folder, ProcessRun ingest) {}

  /**
   * Makes the start-up cache.
   *
   * @param checkout built
   * @param folder to work in; created again
   */
  BenchWorkspace(Path checkout, Path folder, WorkloadSizes sizes)
      throws IOException, InterruptedException {
    this.checkout = checkout;
    this.folder = folder;
    this.sizes = sizes;
    DirectoryCleanup.remove(folder);
    Files.createDirectories(folder);
    Path cacheHome = folder.resolve("cache");
    this.tool = ProgramInvocation.launcher(checkout, cacheHome);
    StartUpCache.make(tool, cacheHome);
  }

  Path checkout() {
    return checkout;
  }

  Path folder() {
    return folder;
  }

  WorkloadSizes sizes() {
    return sizes;
  }

  /** By the launcher, with the start-up cache. */
  ProgramInvocation tool() {
    return tool;
  }

  /** By {@code java -cp}. */
  ProgramInvocation plainJava() {
    return ProgramInvocation.plainJava(checkout.resolve("cli/target/lib"));
  }

  /** A case of at least so many events. */
  EventCase events(long atLeast) throws IOException, InterruptedException {
    EventCase known = eventCases.get(atLeast);
    if (known != null) {
      return known;
    }
    Path bundle = folder.resolve("events");
    long inSample = GeneratedBundle.write(bundle, SAMPLE_BYTES);
    DirectoryCleanup.remove(bundle);
    // One in a hundred more: a record's length varies a little.
    long bytes = atLeast * SAMPLE_BYTES / inSample * 101 / 100;
    long events = GeneratedBundle.write(bundle, bytes);
    EventCase made =
        new EventCase(ingested(bundle, "case-of-%d-events".formatted(atLeast)), events);
    eventCases.put(atLeast, made);
    return made;
  }

  /**
   * A case of at least so many events whose logs are about no member and no action: the web page
   * answers for each of those first, and millions of them are no case that anyone has.
   */
  EventCase logs(long atLeast) throws IOException, InterruptedException {
    Path bundle = folder.resolve("logs");
    long inSample = GeneratedBundle.writeQuiet(bundle, SAMPLE_BYTES);
    DirectoryCleanup.remove(bundle);
    long events = GeneratedBundle.writeQuiet(bundle, atLeast * SAMPLE_BYTES / inSample * 101 / 100);
    return new EventCase(ingested(bundle, "case-of-%d-quiet-events".formatted(atLeast)), events);
  }

  /** The case of a tenant with the members and audits of {@link #sizes()}. */
  TenantCase tenant() throws IOException, InterruptedException {
    if (tenantCase == null) {
      Path bundle = folder.resolve("tenant");
      GeneratedTenant.write(bundle, sizes.members(), sizes.audits());
      Path caseFolder = folder.resolve("case-of-tenant");
      tenantCase = new TenantCase(caseFolder, ingest(bundle, caseFolder));
    }
    return tenantCase;
  }

  /** The case of the actions of {@link #sizes()}. */
  ActionCase actions() throws IOException, InterruptedException {
    if (actionCase == null) {
      Path bundle = folder.resolve("actions");
      GeneratedActions.Counts counts = GeneratedActions.write(bundle, sizes.actions());
      Path caseFolder = folder.resolve("case-of-actions");
      ProcessRun ingest = ingest(bundle, caseFolder);
      actionCase = new ActionCase(caseFolder, counts.task(), ingest);
    }
    return actionCase;
  }

  /** Removes the folder with all cases. */
  void clear() throws IOException {
    DirectoryCleanup.remove(folder);
  }

  private Path ingested(Path bundle, String name) throws IOException, InterruptedException {
    Path caseFolder = folder.resolve(name);
    ingest(bundle, caseFolder);
    return caseFolder;
  }

  private ProcessRun ingest(Path bundle, Path caseFolder) throws IOException, InterruptedException {
    ProcessRun launch = tool.run("ingest", "-q", bundle, "--case", caseFolder);
    DirectoryCleanup.remove(bundle);
    return launch;
  }
}
