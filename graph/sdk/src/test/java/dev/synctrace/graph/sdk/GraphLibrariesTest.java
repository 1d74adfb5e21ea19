package dev.synctrace.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to Graph brings the libraries that it calls, each in one version. */
class GraphLibrariesTest {
  private static final Pattern JAR = Pattern.compile("(?<name>.+?)-(?<version>\\d.*)\\.jar");

  /** The versions of each library, by its name without the version. */
  private static Map<String, Set<String>> libraries() {
    Map<String, Set<String>> libraries = new TreeMap<>();
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(path -> JAR.matcher(new File(path).getName()))
        .filter(Matcher::matches)
        .forEach(jar ->
            libraries
                .computeIfAbsent(jar.group("name"), _ -> new TreeSet<>())
                .add(jar.group("version")));
    return libraries;
  }

  @ParameterizedTest
  @ValueSource(strings = {"kotlin-stdlib", "jna"})
  void librariesOfOneFamilyHaveOneVersion(String family) {
    Set<String> versions = new TreeSet<>();
    libraries()
        .forEach((name, found) -> {
          if (name.equals(family) || name.startsWith(family + "-")) {
            versions.addAll(found);
          }
        });

    assertThat(versions).as(family).hasSize(1);
  }

  @Test
  void whatOnlyChangeNotificationsNeedIsNotThere() {
    assertThat(libraries().keySet())
        .contains("microsoft-graph-core", "azure-identity")
        .noneMatch(name -> name.matches("jwks-rsa|jjwt-.*|guava|failureaccess|listenablefuture"));
  }
}
