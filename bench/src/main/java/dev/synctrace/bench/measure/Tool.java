package dev.synctrace.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SyncTrace as a user starts it, by its launcher, and by plain {@code java} to compare with. */
final class Tool {
  private static final Map<String, String> NO_CACHE = Map.of("SYNCTRACE_CACHE", "off");

  private final Path checkout;

  Tool(Path checkout) {
    this.checkout = checkout;
  }

  /** One run by the launcher. */
  Launch run(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    return checked(Launch.of(launcher(arguments), environment), arguments);
  }

  /** The median of some runs by the launcher. */
  Launch median(int runs, Object... arguments) throws IOException, InterruptedException {
    return checked(Launch.median(runs, launcher(arguments), Map.of()), arguments);
  }

  /** The median without the start-up cache. */
  Launch medianWithoutCache(int runs, Object... arguments)
      throws IOException, InterruptedException {
    return checked(Launch.median(runs, launcher(arguments), NO_CACHE), arguments);
  }

  /** The median of what the launcher saves: the JVM with no options but the class path. */
  Launch medianOfPlainJava(int runs, Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java(checkout.resolve("cli/target/lib")));
    command.add("dev.synctrace.cli.Main");
    return checked(Launch.median(runs, words(command, arguments), Map.of()), arguments);
  }

  /** A class of these benchmarks in a process of its own. */
  List<String> bench(Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(java().toString(), "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseParallelGC");
    command.add(main.getName());
    return words(command, arguments);
  }

  private List<String> launcher(Object... arguments) {
    return words(List.of(checkout.resolve("synctrace").toString()), arguments);
  }

  private static List<String> java(Path lib) {
    return List.of(java().toString(), "-cp", lib + "/*");
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static List<String> words(List<String> command, Object... arguments) {
    List<String> words = new ArrayList<>(command);
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  private static Launch checked(Launch launch, Object... arguments) {
    if (launch.status() != 0) {
      throw new IllegalStateException(
          "exit status " + launch.status() + " of synctrace " + words(List.of(), arguments));
    }
    return launch;
  }
}
