package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.choiceOrNull;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.wordOrNull;

import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.source.KnownBundle;
import dev.synctrace.index.source.MachineBasis;
import dev.synctrace.index.source.SourceMachine;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import java.util.List;

/** Sources and bundles as the contract writes them in JSON. */
public final class SourceJson {
  private static final ObjectSchema<KnownBundle> BUNDLE =
      ObjectSchema.of(
          "bundle",
          "A bundle that a known tool has made of one device.",
          word("layout", bundle -> bundle.layout().id(), "The tool, as SyncTrace names it."),
          word("title", bundle -> bundle.layout().title(), "What such a bundle is called."),
          text("path", KnownBundle::path, "Where it is in the bundle that was ingested."),
          textOrNull("device", KnownBundle::device, "The device it was collected on."),
          timeOrNull("collected", KnownBundle::collected, "When it was collected."),
          number("sources", bundle -> bundle.sources().size(), "Number of its files."));

  private SourceJson() {}

  /** Returns the bundles that known tools have made, as {@code bundles}. */
  public static <T> Property<T> bundles(Property.Value<T, SourceMachines> machines) {
    return list(
        "bundles",
        BUNDLE,
        owner -> machines.of(owner).bundles(),
        "Bundles that known tools have made.");
  }

  /** Returns a source. */
  public static ObjectSchema<IngestedSource> source(SourceMachines machines) {
    return ObjectSchema.of(
        "source",
        "One file of a bundle.",
        text("path", IngestedSource::path, "Path in the bundle."),
        textOrNull(
            "copyOf",
            source -> source.copy() == null ? null : source.summary().path(),
            "Path of the source that has the same content; null for the source itself."),
        texts(
            "copies",
            source -> source.copy() == null ? source.summary().copies() : List.of(),
            "Paths of other files with the same content."),
        wordOrNull(
            "sha256",
            source -> source.summary().sha256().isEmpty() ? null : source.summary().sha256(),
            "SHA-256 of the content; null for a file that cannot be read."),
        number("bytes", source -> source.summary().bytes(), "Size of the file."),
        wordOrNull("log", source -> source.summary().log(), "Name of the log, or type of export."),
        textOrNull(
            "machine",
            source -> machines.nameOf(source.summary().path()),
            "Name of the machine that wrote it."),
        choiceOrNull(
            "machineBasis",
            Choice.of(MachineBasis.class, MachineBasis::label),
            source -> machines.of(source.summary().path()).map(SourceMachine::basis).orElse(null),
            "What the name of the machine is known from."),
        word(
            "framing",
            source -> source.summary().framing(),
            "Format of the records: ccm, sms, clipboard, mixed, audit, fact or none."),
        wordOrNull(
            "encoding",
            source -> source.summary().encoding(),
            "Character encoding; null for a file that is not text."),
        number("lines", source -> source.summary().lines(), "Number of lines."),
        number("records", source -> source.summary().records(), "Number of records."),
        number(
            "otherRecords",
            source -> source.summary().otherRecords(),
            "Number of records that are not recognized."),
        number(
            "unframedLines",
            source -> source.summary().unframedLines(),
            "Number of lines that are in no record."),
        timeOrNull(
            "firstTime", source -> source.summary().firstTime(), "Time of the earliest record."),
        timeOrNull("lastTime", source -> source.summary().lastTime(), "Time of the latest record."),
        texts("problems", source -> source.summary().problems(), "Problems, one sentence each."));
  }
}
