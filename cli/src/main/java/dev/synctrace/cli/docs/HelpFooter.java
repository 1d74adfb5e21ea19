package dev.synctrace.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The lines below the options in a command's help. Blank lines divide them into blocks; a block
 * with an indented line holds examples, every other block is a note.
 *
 * @param examples lines as printed: indented ones are command lines, the others say where they
 *     apply
 * @param notes sentences, one element for each block
 */
public record HelpFooter(List<String> examples, List<String> notes) {
  private static final String INDENT = "  ";

  public HelpFooter {
    examples = List.copyOf(examples);
    notes = List.copyOf(notes);
  }

  /** Divides the footer of a command. */
  public static HelpFooter of(UsageMessageSpec usage) {
    List<String> examples = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String footer = String.join("\n", lines(usage.footer()));
    for (String block : footer.split("\n\n", -1)) {
      List<String> lines = block.lines().toList();
      if (lines.stream().anyMatch(HelpFooter::isCommand)) {
        if (!examples.isEmpty()) {
          examples.add("");
        }
        examples.addAll(lines);
      } else if (!block.isBlank()) {
        notes.add(String.join(" ", lines));
      }
    }
    return new HelpFooter(examples, notes);
  }

  /** The command lines to paste, without their indentation. */
  public List<String> commandLines() {
    return examples.stream().filter(HelpFooter::isCommand).map(String::strip).toList();
  }

  /** Whether a line of the examples is a command line. */
  static boolean isCommand(String line) {
    return line.startsWith(INDENT);
  }

  /** Text of picocli, whose strings are formats: {@code %n} ends a line. */
  static List<String> lines(String[] formats) {
    return Stream.of(formats)
        .flatMap(format -> format.isEmpty() ? Stream.of("") : format.formatted().lines())
        .toList();
  }
}
