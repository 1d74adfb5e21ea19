package dev.synctrace.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command has. Given before or after the command's name. */
final class CommonOptions {

  @Option(
      names = "--case",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of the case (default: SYNCTRACE_CASE, else .synctrace).")
  private @Nullable Path caseFolder;

  @Option(
      names = "--format",
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      description = "table (default), json (one document), ndjson (one object a line) or csv.")
  private OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours; the variable NO_COLOR does the same.")
  private boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No progress, no notes.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Stack traces with errors.")
  private boolean verbose;

  Path caseFolder() {
    return Optional.ofNullable(caseFolder)
        .or(() -> Optional.ofNullable(System.getenv("SYNCTRACE_CASE")).map(Path::of))
        .orElse(Path.of(".synctrace"));
  }

  OutputFormat format() {
    return format;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** Colours only on a terminal, and only where nobody asked for none. */
  boolean color() {
    return !noColor && System.getenv("NO_COLOR") == null && Terminal.out();
  }
}
