package dev.synctrace.cli.command;

import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace schema}: what the JSON of each command has. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (draft 2020-12) of what a command writes with --format json; with"
          + " --format ndjson, that of one line. Without a name, lists the schemas.",
      "The schema openapi is the OpenAPI 3.1 document of the addresses of the web page that answer"
          + " with data."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace schema",
      "  synctrace schema explain",
      "  synctrace schema search --format ndjson",
      "  synctrace schema openapi"
    })
public final class SchemaCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Name of a schema, such as explain or case-list; or the words of a command.")
  private List<String> words = List.of();

  @Override
  public Integer call() throws IOException {
    CommonOptions common = root.common();
    PrintWriter out = spec.commandLine().getOut();
    List<PublishedSchema> all = PublishedSchema.all();
    if (words.isEmpty()) {
      common.write(new SchemaListing(all), out);
    } else {
      Json.writeOwn(out, schema(named(all), common.format()));
    }
    return ExitCode.DONE.status();
  }

  private PublishedSchema named(List<PublishedSchema> all) {
    String name = String.join("-", words).toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(schema -> schema.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(all));
  }

  private UsageException unknown(List<PublishedSchema> all) {
    String typed = String.join(" ", words);
    List<String> near =
        DidYouMean.to(String.join("-", words), all.stream().map(PublishedSchema::name).toList());
    return new UsageException(
        "unknown schema '%s'%s `synctrace schema` lists the schemas"
            .formatted(
                typed, near.isEmpty() ? "." : ": did you mean " + String.join(" or ", near) + "?"));
  }

  private static Map<String, Object> schema(PublishedSchema schema, OutputFormat format) {
    return switch (format) {
      case TABLE, JSON -> schema.document();
      case NDJSON -> {
        Map<String, Object> line = schema.line();
        if (line == null) {
          throw new UsageException(
              "synctrace %s has no --format ndjson. Leave --format out"
                  .formatted(schema.command()));
        }
        yield line;
      }
      case CSV -> throw new UsageException("CSV has no schema. Use --format json or ndjson");
    };
  }
}
