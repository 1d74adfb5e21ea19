package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs commands in a JVM of their own whose class path is that of the download: without the SDK,
 * which is in a folder beside it.
 */
public final class GraphProcess {
  /** What is in the lib folder besides our own modules. */
  private static final Pattern COMMON =
      Pattern.compile(
          ".*(lucene-|antlr4-runtime|picocli|jackson-|snakeyaml|commons-(csv|io|codec)|jspecify).*");

  private static final Pattern FOR_TESTS =
      Pattern.compile(
          ".*(junit|assertj|archunit|opentest4j|apiguardian|byte-buddy|test-classes).*");

  private final Path temp;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> jvmOptions = new ArrayList<>();

  /**
   * @param temp where the folder with the SDK and the outputs are written
   */
  public GraphProcess(Path temp) {
    this.temp = temp;
  }

  public GraphProcess jvm(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  public GraphProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The output of a run that came to its end by itself, or was ended. */
  public record Run(int status, String out, String err) {}

  /** Starts a command and leaves it running; its outputs go to files. */
  public Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher starts it.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(jvmOptions);
    command.add("-Dsynctrace.graph=" + sdkFolder());
    command.add("-cp");
    command.add(String.join(File.pathSeparator, entries(true)));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder
        .redirectOutput(temp.resolve("stdout.txt").toFile())
        .redirectError(temp.resolve("stderr.txt").toFile())
        .start();
  }

  /** Runs a command to its end. */
  public Run run(String... args) throws IOException, InterruptedException {
    int status = start(args).waitFor();
    return new Run(
        status,
        Files.readString(temp.resolve("stdout.txt"), UTF_8),
        Files.readString(temp.resolve("stderr.txt"), UTF_8));
  }

  /** The class path without the SDKs, or their part of it. */
  static List<String> entries(boolean common) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .filter(entry -> !FOR_TESTS.matcher(entry).matches() && !entry.endsWith("-tests.jar"))
        .filter(entry -> isCommon(entry) == common)
        .toList();
  }

  private static boolean isCommon(String entry) {
    String path = Path.of(entry).toAbsolutePath().toString().replace('\\', '/');
    boolean sdk =
        Stream.of("graph-sdk", "/graph/sdk/", "synctrace-mcp", "/mcp/target/")
            .anyMatch(path::contains);
    boolean ours = path.contains("/target/") || path.contains("/dev/synctrace/");
    return !sdk && (ours || COMMON.matcher(Path.of(entry).getFileName().toString()).matches());
  }

  private Path sdkFolder() throws IOException {
    Path folder = temp.resolve("sdk");
    if (!Files.isDirectory(folder)) {
      fill(folder, entries(false));
    }
    return folder;
  }

  /** Makes a folder with the jars of some entries of the class path, as a package has it. */
  static void fill(Path folder, List<String> entries) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (String entry : entries) {
      Path file = Path.of(entry);
      if (Files.isDirectory(file)) {
        jar(file, folder.resolve("classes-" + number++ + ".jar"));
      } else if (Files.exists(file)) {
        link(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private static void link(Path file, Path link) throws IOException {
    try {
      Files.createLink(link, file.toAbsolutePath());
    } catch (UnsupportedOperationException | IOException _) {
      Files.copy(file, link); // on another disk
    }
  }

  private static void jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
  }
}
