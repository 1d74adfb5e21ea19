package dev.synctrace.bench.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SyncTrace in one of the ways to start it.
 *
 * @param command what comes before the arguments
 * @param environment variables beside those of this process
 */
public record ProgramInvocation(List<String> command, Map<String, String> environment) {
  private static final String CACHE_HOME = "XDG_CACHE_HOME";

  public ProgramInvocation {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * As a user starts it: by the launcher, on the Java of this process.
   *
   * @param home the checkout or the installation
   * @param cacheHome where the start-up cache goes, so that the user's own stays as it is
   */
  public static ProgramInvocation launcher(Path home, Path cacheHome) {
    return new ProgramInvocation(
        List.of(home.resolve("synctrace").toString()),
        Map.of("JAVA_HOME", System.getProperty("java.home"), CACHE_HOME, cacheHome.toString()));
  }

  /** What the launcher is compared with: the JVM with no option but the class path. */
  public static ProgramInvocation plainJava(Path lib) {
    return new ProgramInvocation(
        List.of(java().toString(), "-cp", lib + "/*", "dev.synctrace.cli.Main"), Map.of());
  }

  /** The same without the start-up cache. */
  public ProgramInvocation withoutCache() {
    return with("SYNCTRACE_CACHE", "off");
  }

  /** The same with a largest heap of so many megabytes. */
  public ProgramInvocation withHeap(int megabytes) {
    return with("SYNCTRACE_OPTS", "-Xmx%dm".formatted(megabytes));
  }

  /** The same with this in place of a Java installation. */
  public ProgramInvocation withJavaHome(Path javaHome) {
    return with("JAVA_HOME", javaHome.toString());
  }

  /**
   * One run.
   *
   * @throws IllegalStateException when its exit status is not 0
   */
  public ProcessRun run(Object... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    ProcessRun launch = ProcessRun.of(words, environment);
    if (launch.status() != 0) {
      throw new IllegalStateException(
          "exit status %d of %s: %s"
              .formatted(launch.status(), String.join(" ", words), launch.complaint()));
    }
    return launch;
  }

  /** The java command that runs this. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private ProgramInvocation with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new ProgramInvocation(command, more);
  }
}
