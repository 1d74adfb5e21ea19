package dev.synctrace.cli;

import dev.synctrace.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/**
 * The root command's help as the build wrote it down. Each command's options have to be read to put
 * it together: 0.19 s with the start-up cache, and 0.07 s for the page that is read (medians of 15
 * pairs).
 */
final class PrebuiltHelp {
  private static final Set<String> OPTIONS = Set.of("-h", "--help", "help");
  private static final String PLAIN = "help.txt";
  private static final String STYLED = "help-styled.txt";

  private PrebuiltHelp() {}

  /**
   * Writes it down, for the build.
   *
   * @param args the folder of {@link PrebuiltHelp}'s class file
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.writeString(folder.resolve(PLAIN), text(Ansi.OFF));
    Files.writeString(folder.resolve(STYLED), text(Ansi.ON));
  }

  /** The help as the options say it. */
  static String text(Ansi ansi) {
    return Main.commandLine().getUsageMessage(ansi);
  }

  /** Whether these arguments ask for the root command's help and nothing else. */
  static boolean isAskedFor(String... args) {
    return args.length == 1 && OPTIONS.contains(args[0]);
  }

  /** Prints it without flushing; returns false when the build wrote none. */
  static boolean show(PrintWriter out) {
    boolean styled = Terminal.color() && Ansi.AUTO.enabled();
    try (InputStream page = PrebuiltHelp.class.getResourceAsStream(styled ? STYLED : PLAIN)) {
      if (page == null) {
        return false;
      }
      out.print(new String(page.readAllBytes(), StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
