package dev.synctrace.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.spi.JsonProvider;
import java.io.File;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The client of the cluster has one reader of JSON, so that none decides by its place. */
class ClusterLibrariesTest {
  @Test
  void oneProviderReadsJson() {
    assertThat(ServiceLoader.load(JsonProvider.class).stream().toList()).hasSize(1);
    assertThat(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .noneMatch(path -> path.contains("yasson") || path.contains("json.bind"));
  }
}
