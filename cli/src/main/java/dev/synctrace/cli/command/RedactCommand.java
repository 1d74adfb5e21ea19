package dev.synctrace.cli.command;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.word;

import dev.synctrace.cli.file.AtomicFile;
import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.RedactedCopy;
import dev.synctrace.cli.file.TemporaryCase;
import dev.synctrace.cli.option.Conflicts;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.RedactOptions;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.redact.BundleRedaction;
import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace redact}: a copy of a bundle that may be sent. */
@Command(
    name = "redact",
    description = {
      "Writes a copy of a bundle with pseudonyms for names, IDs and addresses, and with"
          + " secrets masked.",
      "Framing, times and line numbers do not change: SyncTrace gives the same answers for"
          + " the copy. The number of replacements is printed by kind of identifier.",
      "Files that are not text are left out and listed. A name in running text that no"
          + " export and no record of the bundle identifies cannot be recognized: review the copy"
          + " before you send it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace redact case42.zip -o to-send.zip",
      "  synctrace redact logs/ audit.json -o to-send.zip --redact-key team.key"
    })
public final class RedactCommand implements Callable<Integer> {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "BUNDLE",
      description = "Archive, folder or file. Several bundles are copied into one zip.")
  private List<Path> bundles = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.zip",
      required = true,
      description = "Output archive (overwritten if it exists).")
  private Path output = Path.of("");

  @Option(
      names = "--redact-key",
      paramLabel = "FILE",
      description =
          "File with a secret that makes pseudonyms the same in every copy and report made"
              + " with it. Created if it does not exist (default: a new secret that is not saved).")
  private @Nullable Path keyFile;

  @Override
  public Integer call() throws IOException {
    BundlePaths.check(bundles);
    Conflicts.of("redact BUNDLE").with("--case", !root.common().caseAddresses().isEmpty());
    PrintWriter err = spec.commandLine().getErr();
    boolean quiet = root.common().quiet();
    RedactionKey key =
        keyFile == null ? RedactionKey.random() : RedactOptions.key(keyFile, err, quiet);
    try (TemporaryCase temporary = new TemporaryCase()) {
      new BundleIngest(new CaseAddress.Folder(temporary.folder()), ReadOptions.DEFAULT, false)
          .read(bundles, quiet);
      BundleRedaction redaction;
      try (Case opened = new LuceneCaseStore(temporary.folder()).open()) {
        redaction = BundleRedaction.of(opened, key);
      }
      return write(redaction, temporary.folder(), err);
    }
  }

  private int write(BundleRedaction redaction, Path folder, PrintWriter err) throws IOException {
    RedactedCopy copy;
    try (AtomicFile replaced = AtomicFile.of(output)) {
      try (ZipOutputStream zip = new ZipOutputStream(replaced.stream())) {
        copy = new RedactedCopy(redaction, zip);
        BundleReader reader =
            new BundleReader(folder.resolve("temp"), ArchiveLimits.defaults(), folder);
        for (Path bundle : bundles) {
          reader.read(bundle, copy);
        }
      }
      copy.leftOut().forEach(line -> err.println(TerminalText.line("synctrace: " + line)));
      if (copy.files() == 0) {
        throw new IOException("nothing to copy: the bundle contains no text file");
      }
      replaced.replace();
    }
    root.common().write(new RedactionListing(redaction.masked()), spec.commandLine().getOut());
    if (!root.common().quiet()) {
      err.println(
          TerminalText.line(
              "synctrace: wrote %s (%,d files)%s"
                  .formatted(
                      output,
                      copy.files(),
                      copy.leftOut().isEmpty()
                          ? ""
                          : ", %,d omitted".formatted(copy.leftOut().size()))));
    }
    err.flush();
    return (copy.leftOut().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY_UNREADABLE).status();
  }

  /** How much a redaction replaced, by kind of identifier; never what. */
  record RedactionListing(List<ReplacementCount> rows) implements TableListing<ReplacementCount> {
    @Override
    public Fields<ReplacementCount> fields() {
      return rowFields();
    }

    private static Fields<ReplacementCount> rowFields() {
      return Fields.<ReplacementCount>none()
          .with(word("kind", ReplacementCount::identifierClass, "Class of identifier."))
          .with(number("identifiers", ReplacementCount::identifiers, "Number of different ones."))
          .with(number("replacements", ReplacementCount::places, "Number of replacements."));
    }

    @Override
    public JsonAnswer<ReplacementCount> json() {
      return schema().of(this);
    }

    /** Returns the schema of the JSON. */
    static AnswerSchema<RedactionListing, ReplacementCount> schema() {
      ObjectSchema<ReplacementCount> row =
          rowFields().object("replaced", "Number of replaced identifiers of one class.");
      return new AnswerSchema<>(
          ObjectSchema.of(
              "redact",
              "How much a redaction replaced.",
              answerRows(
                  "replaced", row, RedactionListing::forEach, "Numbers by class of identifier.")),
          row);
    }

    @Override
    public List<Column<ReplacementCount>> columns() {
      return List.of(
          Column.left("KIND", ReplacementCount::identifierClass),
          Column.count("DIFFERENT ONES", ReplacementCount::identifiers),
          Column.count("REPLACEMENTS", ReplacementCount::places));
    }
  }
}
