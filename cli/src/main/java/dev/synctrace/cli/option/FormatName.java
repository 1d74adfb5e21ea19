package dev.synctrace.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code --format} can name. Which of it a command writes differs. */
enum FormatName {
  TABLE(OutputFormat.TABLE, null),
  JSON(OutputFormat.JSON, ReportFormat.JSON),
  NDJSON(OutputFormat.NDJSON, null),
  CSV(OutputFormat.CSV, ReportFormat.CSV),
  HTML(null, ReportFormat.HTML),
  MD(null, ReportFormat.MD);

  private final @Nullable OutputFormat output;
  private final @Nullable ReportFormat report;

  FormatName(@Nullable OutputFormat output, @Nullable ReportFormat report) {
    this.output = output;
    this.report = report;
  }

  /**
   * The form in which commands answer.
   *
   * @throws UsageException when only a report has it
   */
  OutputFormat output() {
    return Optional.ofNullable(output)
        .orElseThrow(() -> refusal("is for synctrace report only", name -> name.output != null));
  }

  /**
   * The form of a report.
   *
   * @throws UsageException when a report has it not
   */
  ReportFormat report() {
    return Optional.ofNullable(report)
        .orElseThrow(() -> refusal("is not a report format", name -> name.report != null));
  }

  private UsageException refusal(String why, Predicate<FormatName> possible) {
    List<String> names = Arrays.stream(values()).filter(possible).map(FormatName::typed).toList();
    return new UsageException(
        "--format %s %s. Use %s or %s"
            .formatted(
                typed(),
                why,
                names.stream().limit(names.size() - 1).collect(Collectors.joining(", ")),
                names.getLast()));
  }

  private String typed() {
    return name().toLowerCase(Locale.ROOT);
  }
}
