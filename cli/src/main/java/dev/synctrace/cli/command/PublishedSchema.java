package dev.synctrace.cli.command;

import dev.synctrace.cli.listing.CaseListing;
import dev.synctrace.cli.listing.CauseListing;
import dev.synctrace.cli.listing.CollectListing;
import dev.synctrace.cli.listing.ErrorListing;
import dev.synctrace.cli.listing.KindListing;
import dev.synctrace.cli.listing.LogsListing;
import dev.synctrace.cli.listing.SourceListing;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.ActionListing;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.ComparisonListing;
import dev.synctrace.output.ContextListing;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.PatternListing;
import dev.synctrace.output.PortalCauseListing;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.json.ReportJson;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.serve.page.OpenApi;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A schema that {@code synctrace schema} prints, of the JSON that a command writes. What it
 * consists of is put together when it is asked for.
 */
public final class PublishedSchema {
  private final String name;
  private final String command;
  private final Supplier<String> description;
  private final Supplier<Map<String, Object>> document;
  private final @Nullable Supplier<Map<String, Object>> line;

  private PublishedSchema(
      String name,
      String command,
      Supplier<String> description,
      Supplier<Map<String, Object>> document,
      @Nullable Supplier<Map<String, Object>> line) {
    this.name = name;
    this.command = command;
    this.description = description;
    this.document = document;
    this.line = line;
  }

  /** Returns all, in the order of the commands in the help. */
  public static List<PublishedSchema> all() {
    SourceMachines none = SourceMachines.NONE;
    return List.of(
        of("ingest", "ingest BUNDLE", () -> SourceListing.schema(none)),
        of("search", "search", () -> EventListing.schema(none)),
        of("search-context", "search --context N", () -> ContextListing.schema(none)),
        of("patterns", "patterns", () -> PatternListing.schema(none)),
        of("log", "log SOURCE", () -> LogListing.schema(none)),
        of("logs", "log", () -> LogsListing.schema(none)),
        of("explain", "explain", () -> VerdictListing.schema(none)),
        of("trace", "trace", () -> ActionListing.schema(none)),
        of("portal-message", "trace --portal-message TEXT", PortalCauseListing::schema),
        of("diff", "diff OLD NEW", ComparisonListing::schema),
        ofDocument("report", "report", ReportJson::schema),
        of("redact", "redact BUNDLE", RedactCommand.RedactionListing::schema),
        new PublishedSchema("openapi", "serve", () -> OpenApi.DESCRIPTION, OpenApi::document, null),
        of("graph-fetch", "graph fetch", GraphFetchCommand.FetchListing::schema),
        of(
            "graph-permissions",
            "graph permissions",
            GraphPermissionsCommand.PermissionListing::schema),
        of("case-list", "case list", CaseListing::schema),
        of("case-info", "case info", CaseListing::schema),
        of("case-check", "case check", CaseCheckCommand.DamageListing::schema),
        of("collect", "collect", CollectListing::schema),
        of("causes", "causes", CauseListing::schema),
        of("causes-check", "causes check FOLDER", CausesCheckCommand.CauseProblemListing::schema),
        of("error", "error CODE", ErrorListing::schema),
        of("kinds", "kinds", KindListing::schema),
        of("schema", "schema", SchemaListing::schema));
  }

  private static PublishedSchema of(
      String name, String command, Supplier<AnswerSchema<?, ?>> schema) {
    return new PublishedSchema(
        name,
        command,
        () -> schema.get().document().description(),
        () -> schema.get().document().document(title(command, "json")),
        () -> schema.get().row().document("A line of " + title(command, "ndjson")));
  }

  private static PublishedSchema ofDocument(
      String name, String command, Supplier<ObjectSchema<?>> schema) {
    return new PublishedSchema(
        name,
        command,
        () -> schema.get().description(),
        () -> schema.get().document(title(command, "json")),
        null);
  }

  private static String title(String command, String format) {
    return "synctrace " + command + " --format " + format;
  }

  /** Returns the name by which it is asked for. */
  public String name() {
    return name;
  }

  /** Returns the command that writes such JSON, with the arguments that make the difference. */
  public String command() {
    return command;
  }

  /** Returns what is described, one sentence. */
  public String description() {
    return description.get();
  }

  /** Returns the schema of what {@code --format json} writes. */
  public Map<String, Object> document() {
    return document.get();
  }

  /** Returns whether the command has {@code --format ndjson}. */
  public boolean hasLine() {
    return line != null;
  }

  /** Returns the schema of what {@code --format ndjson} writes on each line; null for none. */
  public @Nullable Map<String, Object> line() {
    return line == null ? null : line.get();
  }
}
