package dev.synctrace.bench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A class of these benchmarks in a process of its own, with the class path of this one. */
public final class BenchmarkJvm {
  private BenchmarkJvm() {}

  /**
   * Runs it to its end.
   *
   * @param options of the JVM
   * @return the lines it printed
   * @throws IllegalStateException when its exit status is not 0
   */
  public static List<String> lines(Class<?> main, List<String> options, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProgramInvocation.java().toString());
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main.getSimpleName() + " failed: see above");
    }
    return text.lines().toList();
  }
}
