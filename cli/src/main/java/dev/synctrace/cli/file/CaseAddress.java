package dev.synctrace.cli.file;

import dev.synctrace.index.CaseClusterConnector;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.ClusterCases;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Where a case lives, as {@code --case} says it. */
public sealed interface CaseAddress {
  /** How an address of a cluster begins; nothing else of it is understood here. */
  String CLUSTER = "opensearch";

  static CaseAddress of(String text) {
    return text.startsWith(CLUSTER + "://") || text.startsWith(CLUSTER + "s://")
        ? new Cluster(text)
        : new Folder(Path.of(text));
  }

  /** The case itself. */
  CaseStore store();

  /** The case for a process that stays, and asks it many questions. */
  CaseStore lastingStore();

  /** The same for the same case, from whichever folder it is named. */
  String lastingName();

  /** The folder of this machine where pages fetched for the case are kept as they came. */
  Path pages();

  /** A case in a folder of this machine. */
  record Folder(Path path) implements CaseAddress {
    @Override
    public CaseStore store() {
      return new LuceneCaseStore(path);
    }

    @Override
    public CaseStore lastingStore() {
      return LuceneCaseStore.mapped(path);
    }

    @Override
    public String lastingName() {
      return path.toAbsolutePath().normalize().toString();
    }

    @Override
    public Path pages() {
      return path;
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A case in a cluster, or all of its cases. */
  record Cluster(String text) implements CaseAddress {
    @Override
    public CaseStore store() {
      return cluster().store();
    }

    @Override
    public CaseStore lastingStore() {
      return store();
    }

    @Override
    public String lastingName() {
      return text;
    }

    @Override
    public Path pages() {
      return Path.of(".synctrace-" + text.substring(text.lastIndexOf('/') + 1));
    }

    /**
     * Loads what speaks with clusters; it stays loaded until the program ends.
     *
     * @throws CaseException when it is missing
     */
    public ClusterCases cluster() {
      LibraryLoader libraries = new LibraryLoader(CLUSTER);
      return ServiceLoader.load(CaseClusterConnector.class, libraries.loader())
          .findFirst()
          .orElseThrow(() ->
              new CaseException(
                  "the libraries for OpenSearch are missing"
                      + libraries.path().map(folder -> " in " + folder).orElse("")
                      + ". Extract the complete download, including the folder lib/opensearch"))
          .connect(text, System.getenv());
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
