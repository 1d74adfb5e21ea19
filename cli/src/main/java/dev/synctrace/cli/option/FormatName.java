package dev.synctrace.cli.option;

import dev.synctrace.output.OutputFormat;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --format} names: a format in which commands answer, a format of reports, or both.
 *
 * @param constant the name of an {@link OutputFormat}, a {@link ReportFormat}, or of both
 */
record FormatName(String constant) {
  /** The names of all, those of answers first. */
  static final class All implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(OutputFormat.values(), ReportFormat.values())
          .flatMap(Arrays::stream)
          .map(Enum::name)
          .distinct()
          .iterator();
    }

    private Stream<FormatName> stream() {
      return Stream.of(OutputFormat.values(), ReportFormat.values())
          .flatMap(Arrays::stream)
          .map(format -> new FormatName(format.name()))
          .distinct();
    }
  }

  /** Reads a name in upper or lower case. */
  static final class Converter implements ITypeConverter<FormatName> {
    @Override
    public FormatName convert(String name) {
      return new All()
          .stream()
              .filter(format -> format.constant().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(() ->
                  new TypeConversionException(
                      "expected one of %s (case-insensitive) but was '%s'"
                          .formatted(new All().stream().map(FormatName::constant).toList(), name)));
    }
  }

  /**
   * Returns the format in which commands answer.
   *
   * @throws UsageException when only a report has it
   */
  OutputFormat output() {
    return of(OutputFormat.values())
        .orElseThrow(() ->
            refusal(
                "is for synctrace report only",
                name -> name.of(OutputFormat.values()).isPresent()));
  }

  /**
   * Returns the format of a report.
   *
   * @throws UsageException when a report has it not
   */
  ReportFormat report() {
    return of(ReportFormat.values())
        .orElseThrow(() ->
            refusal("is not a report format", name -> name.of(ReportFormat.values()).isPresent()));
  }

  private <E extends Enum<E>> Optional<E> of(E[] formats) {
    return Arrays.stream(formats).filter(format -> format.name().equals(constant)).findFirst();
  }

  private UsageException refusal(String why, Predicate<FormatName> possible) {
    List<String> names = new All().stream().filter(possible).map(FormatName::typed).toList();
    return new UsageException(
        "--format %s %s. Use %s or %s"
            .formatted(
                typed(),
                why,
                names.stream().limit(names.size() - 1).collect(Collectors.joining(", ")),
                names.getLast()));
  }

  private String typed() {
    return constant.toLowerCase(Locale.ROOT);
  }
}
